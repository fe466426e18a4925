package ai.nexus.api.relay;

import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.json.Slice;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A client whose every move a test decides: it can stop reading, go on, and leave. */
final class RecordingDownstream implements Downstream {

  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final CountDownLatch ended = new CountDownLatch(1);
  private Executor loop;
  private Listener listener;
  private volatile boolean reading = true;
  private volatile AnswerHead head;
  private volatile GatewayException failure;
  private volatile boolean mayRetry;
  private volatile boolean abandoned;
  private volatile int size;

  @Override
  public void attach(Loop eventLoop, Listener relay) {
    this.loop = eventLoop;
    this.listener = relay;
  }

  @Override
  public void begin(AnswerHead answer) {
    head = answer;
  }

  @Override
  public void event(Slice raw, Slice data) {
    body(raw.array(), raw.offset(), raw.length());
  }

  @Override
  public void body(byte[] bytes, int offset, int length) {
    received.write(bytes, offset, length);
    size = received.size();
  }

  @Override
  public boolean flush() {
    // Everything is received at once.
    return true;
  }

  @Override
  public boolean ready() {
    return reading || size == 0;
  }

  @Override
  public OptionalInt portToLookAt() {
    return OptionalInt.empty();
  }

  @Override
  public void heartbeat() {
    byte[] ping = ": ping\n\n".getBytes(StandardCharsets.US_ASCII);
    body(ping, 0, ping.length);
  }

  @Override
  public void end() {
    close();
  }

  @Override
  public void endStream(Slice raw, Slice data) {
    event(raw, data);
    close();
  }

  @Override
  public void fail(GatewayException why, boolean retry) {
    failure = why;
    mayRetry = retry;
    close();
  }

  @Override
  public void abandon() {
    abandoned = true;
    close();
  }

  private void close() {
    ended.countDown();
    loop.execute(listener::closed);
  }

  RecordingDownstream awaitEnd() throws InterruptedException {
    if (!ended.await(20, TimeUnit.SECONDS)) {
      throw new AssertionError("the answer did not end; so far: " + text());
    }
    return this;
  }

  /** Takes the first event and no more. */
  void stopReading() {
    reading = false;
  }

  void readOn() {
    reading = true;
    loop.execute(listener::writable);
  }

  void leave() {
    loop.execute(listener::gone);
  }

  /** Asks for the end of the answer, as a socket's client can. */
  void cancel() {
    loop.execute(listener::cancelled);
  }

  int size() {
    return size;
  }

  String text() {
    return received.toString(StandardCharsets.UTF_8);
  }

  AnswerHead head() {
    return head;
  }

  Optional<GatewayException> failure() {
    return Optional.ofNullable(failure);
  }

  boolean mayRetry() {
    return mayRetry;
  }

  boolean abandoned() {
    return abandoned;
  }
}
