package ai.nexus.api.chat;

import ai.nexus.api.relay.AnswerHead;
import ai.nexus.api.relay.Downstream;
import ai.nexus.api.relay.Loop;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.json.Slice;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.Executor;

/**
 * One answer on a socket: a frame for each event's payload, {@code [DONE]} at the end, errors as
 * frames. A JSON answer is one frame of at most 16 MiB.
 */
final class SocketDownstream implements Downstream {

  /** What the socket is told of its answer. */
  interface Owner {
    /** The answer has ended; its last frame is about to leave, and the next turn may come. */
    void ended(SocketDownstream answer);

    /** Its last frame has left, or never will. */
    void closed();
  }

  private static final int FIRST_ERROR_STATUS = 400;
  private static final int MAX_BODY = 16 << 20;

  private final FrameSender frames;
  private final Owner owner;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream(512);
  private int status;
  private boolean sentSome;
  // A cancel or a close may come before attach, or between one attempt's listener and the next
  // one's, from the container's thread: guarded by this.
  private Executor loop;
  private Listener listener;
  private boolean lost;
  private boolean cancelled;

  SocketDownstream(FrameSender frames, Owner owner) {
    this.frames = frames;
    this.owner = owner;
    frames.tell(this::tellWritable, this::lost);
  }

  @Override
  public synchronized void attach(Loop eventLoop, Listener relay) {
    this.loop = eventLoop;
    this.listener = relay;
    if (lost) {
      tellLoss();
    }
  }

  /** The client asked to stop; the answer ends as if it had left, but the socket stays. */
  synchronized void cancel() {
    cancelled = true;
    lost();
  }

  /** The client left, or wants no more. */
  synchronized void lost() {
    lost = true;
    if (listener != null) {
      tellLoss();
    }
  }

  private void tellLoss() {
    loop.execute(cancelled ? listener::cancelled : listener::gone);
  }

  private synchronized void tellWritable() {
    if (listener != null) {
      loop.execute(listener::writable);
    }
  }

  @Override
  public void begin(AnswerHead head) {
    status = head.status();
  }

  @Override
  public void event(Slice raw, Slice data) {
    if (data.length() > 0) {
      sentSome = true;
      frames.send(data.text());
    }
  }

  @Override
  public void body(byte[] bytes, int offset, int length) {
    if (body.size() + length > MAX_BODY) {
      throw new GatewayException(
          Failure.UPSTREAM_BROKEN, "The provider's answer is too long for one frame.");
    }
    body.write(bytes, offset, length);
  }

  /** Every frame is sent at once. */
  @Override
  public boolean flush() {
    boolean some = sentSome;
    sentSome = false;
    return some;
  }

  @Override
  public boolean ready() {
    return frames.hasRoom();
  }

  /** The server reads a socket all the time. */
  @Override
  public OptionalInt portToLookAt() {
    return OptionalInt.empty();
  }

  @Override
  public void heartbeat() {
    // The connection is pinged as a whole.
  }

  @Override
  public void end() {
    String text = body.toString(StandardCharsets.UTF_8);
    if (status < FIRST_ERROR_STATUS) {
      frames.send(text);
      endWith("[DONE]");
    } else {
      endWith(UpstreamErrorFrame.of(status, text));
    }
  }

  @Override
  public void endStream(Slice raw, Slice data) {
    endWith(data.text());
  }

  @Override
  public void fail(GatewayException failure, boolean mayRetry) {
    endWith(ErrorFrame.of(failure));
  }

  @Override
  public void abandon() {
    boolean stays;
    synchronized (this) {
      stays = cancelled;
    }
    if (!stays) {
      frames.giveUp();
    }
    endWith("[DONE]");
  }

  private void endWith(String lastFrame) {
    owner.ended(this);
    frames.send(lastFrame, this::close);
  }

  private synchronized void close() {
    owner.closed();
    if (listener != null) {
      loop.execute(listener::closed);
    }
  }
}
