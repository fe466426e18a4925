package ai.nexus.api.realtime;

import ai.nexus.api.http.TcpConnection;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** A client's socket, from before it is upgraded; until then nothing is sent. For any thread. */
final class ClientSide {

  /**
   * How long a client may take to read what waits for it and answer the close; then its connection
   * is cut. A megabyte ({@link ClientFrames#FULL}) takes eight seconds at 1 Mbit/s.
   */
  static final Duration GRACE = Duration.ofSeconds(10);

  private final int maxFrame;
  private final TcpConnection connection;
  private volatile boolean lingers;
  private volatile Optional<Session> session = Optional.empty();
  private volatile Optional<ClientFrames> frames = Optional.empty();

  /**
   * @param maxFrame longest message that the client may send, in bytes
   */
  ClientSide(int maxFrame, TcpConnection connection) {
    this.maxFrame = maxFrame;
    this.connection = connection;
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

  /** May wait for the client. What the client goes on sending is read, and comes to nothing. */
  void close(Closing closing) {
    lingers = true;
    session.ifPresent(
        open -> {
          try {
            open.close(closing.asReason());
          } catch (IOException | RuntimeException dead) {
            // It is as closed as it can be; the container tells of it all the same.
          }
        });
  }

  /** Whether the connection stays open behind a close frame of ours. */
  boolean lingers() {
    return lingers;
  }

  /** Ends the connection whatever waits for the client; to be done {@link #GRACE} after a close. */
  void cut() {
    if (isOpen()) {
      connection.cut();
    }
  }
}
