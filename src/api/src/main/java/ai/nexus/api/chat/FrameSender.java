package ai.nexus.api.chat;

import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.io.Writer;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends a socket's frames and counts those that may not have left yet: the container would queue
 * them without end for a client that does not read. For any thread.
 *
 * <p>Only some frames are sent with a receipt, which tells that those before them have left too:
 * Tyrus schedules its idle timeout anew, also where there is none, at each call but those of a
 * message's writer, and that costs more than the frame. Its writer queues what the client does not
 * take yet; elsewhere it may block for as long.
 */
final class FrameSender {

  /** From here on the relay is asked to wait. */
  static final int FULL = 64;

  /** One frame in so many has a receipt; less than {@link #FULL}, or nobody would tell of room. */
  static final int FRAMES_A_RECEIPT = FULL - 1;

  /** From here on the socket is given up: its client sends but does not read. */
  private static final int TOO_MANY = 256;

  private final Session session;
  private final AtomicInteger unsent = new AtomicInteger();
  private final AtomicInteger withoutReceipt = new AtomicInteger();
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
    if (withoutReceipt.get() >= FRAMES_A_RECEIPT - 1) {
      send(frame, FrameSender::nothing);
      return;
    }
    if (isRefused()) {
      return;
    }
    withoutReceipt.incrementAndGet();
    try (Writer message = session.getBasicRemote().getSendWriter()) {
      message.write(frame.toCharArray());
    } catch (IOException | RuntimeException closed) {
      broken();
    }
  }

  /**
   * @param afterwards run when the frame has left, or never will
   */
  void send(String frame, Runnable afterwards) {
    if (isRefused()) {
      afterwards.run();
      return;
    }
    int frames = withoutReceipt.getAndSet(0) + 1;
    try {
      session
          .getAsyncRemote()
          .sendText(
              frame,
              result -> {
                sent(frames, result);
                afterwards.run();
              });
    } catch (RuntimeException closed) {
      broken();
      afterwards.run();
    }
  }

  private boolean isRefused() {
    boolean refused = useless || unsent.incrementAndGet() > TOO_MANY;
    if (refused) {
      broken();
    }
    return refused;
  }

  private void sent(int frames, SendResult result) {
    int before = unsent.getAndAdd(-frames);
    if (!result.isOK()) {
      broken();
    } else if (before >= FULL && before - frames < FULL) {
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
