package ai.nexus.api.realtime;

import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** A client's socket, from before it is upgraded; until then nothing is sent. For any thread. */
final class ClientSide {

  private final int maxFrame;
  private volatile Optional<Session> session = Optional.empty();
  private volatile Optional<ClientFrames> frames = Optional.empty();

  /**
   * @param maxFrame longest message that the client may send, in bytes
   */
  ClientSide(int maxFrame) {
    this.maxFrame = maxFrame;
  }

  /**
   * @param whenRoom told when there is room again for what is sent
   */
  void opened(Session opened, Runnable whenRoom) {
    opened.setMaxTextMessageBufferSize(maxFrame);
    opened.setMaxBinaryMessageBufferSize(maxFrame);
    opened.setMaxIdleTimeout(0);
    session = Optional.of(opened);
    frames = Optional.of(new ClientFrames(opened, whenRoom));
  }

  boolean isOpen() {
    return session.isPresent();
  }

  void send(String message) {
    frames.ifPresent(to -> to.send(message));
  }

  void send(byte[] message) {
    frames.ifPresent(to -> to.send(message));
  }

  boolean hasRoom() {
    return frames.map(ClientFrames::hasRoom).orElse(true);
  }

  /** How long the client has not taken what waits for it. */
  Duration stalledFor() {
    return frames.map(ClientFrames::fullFor).orElse(Duration.ZERO);
  }

  void ping() {
    session.ifPresent(
        open -> {
          try {
            open.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
          } catch (IOException | RuntimeException dead) {
            // The container tells of its end.
          }
        });
  }

  /** May wait for the client. */
  void close(Closing closing) {
    session.ifPresent(
        open -> {
          try {
            open.close(closing.asReason());
          } catch (IOException | RuntimeException dead) {
            // It is as closed as it can be; the container tells of it all the same.
          }
        });
  }
}
