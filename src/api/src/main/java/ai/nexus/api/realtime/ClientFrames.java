package ai.nexus.api.realtime;

import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends a client's frames and counts the bytes that may not have left yet: the container would
 * queue them without end for a client that does not read. For any thread.
 */
final class ClientFrames {

  /** From here on the provider is asked to wait; one more message may still come. */
  static final int FULL = 1 << 20;

  /** A message is charged with this beside its length, for it takes memory of its own. */
  private static final int OVERHEAD = 256;

  private final Session session;
  private final Runnable whenRoom;
  private final AtomicLong unsent = new AtomicLong();
  private volatile long fullSince;

  /**
   * @param whenRoom told when what has left makes room again
   */
  ClientFrames(Session session, Runnable whenRoom) {
    this.session = session;
    this.whenRoom = whenRoom;
  }

  void send(String message) {
    int cost = charge(message.length());
    try {
      session.getAsyncRemote().sendText(message, sent -> discharge(cost));
    } catch (RuntimeException closed) {
      discharge(cost);
    }
  }

  void send(byte[] message) {
    int cost = charge(message.length);
    try {
      session.getAsyncRemote().sendBinary(ByteBuffer.wrap(message), sent -> discharge(cost));
    } catch (RuntimeException closed) {
      discharge(cost);
    }
  }

  boolean hasRoom() {
    return unsent.get() < FULL;
  }

  /** How long there has been no room. */
  Duration fullFor() {
    return hasRoom() ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - fullSince);
  }

  private int charge(int length) {
    int cost = length + OVERHEAD;
    long before = unsent.getAndAdd(cost);
    if (before < FULL && before + cost >= FULL) {
      fullSince = System.nanoTime();
    }
    return cost;
  }

  /** That a frame was not sent, the container tells by closing the socket. */
  private void discharge(int cost) {
    long before = unsent.getAndAdd(-cost);
    if (before >= FULL && before - cost < FULL) {
      whenRoom.run();
    }
  }
}
