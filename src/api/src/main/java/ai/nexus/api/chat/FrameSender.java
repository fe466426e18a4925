package ai.nexus.api.chat;

import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends a socket's frames and counts those that have not left yet: the container would queue them
 * without end for a client that does not read. For any thread.
 */
final class FrameSender {

  /** From here on the relay is asked to wait. */
  static final int FULL = 32;

  /** From here on the socket is given up: its client sends but does not read. */
  private static final int TOO_MANY = 256;

  private final Session session;
  private final AtomicInteger unsent = new AtomicInteger();
  private volatile Runnable whenRoom = FrameSender::nothing;
  private volatile Runnable whenBroken = FrameSender::nothing;
  private volatile boolean useless;

  FrameSender(Session session) {
    this.session = session;
  }

  private static void nothing() {
    // For frames that nobody waits for.
  }

  /** Who is told, from now on, of room and of a socket that takes nothing more. */
  void tell(Runnable room, Runnable broken) {
    whenRoom = room;
    whenBroken = broken;
  }

  void send(String frame) {
    send(frame, FrameSender::nothing);
  }

  /**
   * @param afterwards run when the frame has left, or never will
   */
  void send(String frame, Runnable afterwards) {
    if (useless || unsent.incrementAndGet() > TOO_MANY) {
      broken();
      afterwards.run();
      return;
    }
    try {
      session
          .getAsyncRemote()
          .sendText(
              frame,
              result -> {
                sent(result);
                afterwards.run();
              });
    } catch (RuntimeException closed) {
      broken();
      afterwards.run();
    }
  }

  private void sent(SendResult result) {
    int left = unsent.decrementAndGet();
    if (!result.isOK()) {
      broken();
    } else if (left == FULL - 1) {
      whenRoom.run();
    }
  }

  private void broken() {
    useless = true;
    whenBroken.run();
  }

  boolean hasRoom() {
    return unsent.get() < FULL;
  }

  /** Whether the client takes nothing any more; closing may block, so the sweep does it. */
  boolean isUseless() {
    return useless;
  }

  void giveUp() {
    useless = true;
  }
}
