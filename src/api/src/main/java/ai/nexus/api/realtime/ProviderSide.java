package ai.nexus.api.realtime;

import ai.nexus.api.relay.UpstreamSocket;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** What a client sends, on its way to the provider and bounded there. For any thread. */
final class ProviderSide {

  // An empty message takes room too, in the queue that it waits in.
  private static final int OVERHEAD = 512;

  private final UpstreamSocket socket;
  private final ProviderRoom room;

  ProviderSide(UpstreamSocket socket, ProviderRoom room) {
    this.socket = socket;
    this.room = room;
  }

  /** Waits where the provider takes nothing; false where it has taken nothing for too long. */
  boolean send(String message) {
    return send(message.length(), () -> socket.send(message));
  }

  boolean send(byte[] message) {
    return send(message.length, () -> socket.send(message));
  }

  private boolean send(int length, Supplier<CompletionStage<Void>> send) {
    int held = length + OVERHEAD;
    boolean mayGo = room.enter(held);
    if (mayGo) {
      send.get().whenComplete((sent, failed) -> room.left(held));
    }
    return mayGo;
  }
}
