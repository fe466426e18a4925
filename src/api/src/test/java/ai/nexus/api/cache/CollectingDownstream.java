package ai.nexus.api.cache;

import ai.nexus.api.relay.AnswerHead;
import ai.nexus.api.relay.Downstream;
import ai.nexus.api.relay.Loop;
import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.json.Slice;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/** A client that takes everything, or nothing more where a test says so. */
final class CollectingDownstream implements Downstream {

  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private boolean takes = true;
  private Optional<AnswerHead> head = Optional.empty();
  private Optional<FailureEvents> failureEvents = Optional.empty();
  private boolean ended;
  private boolean abandoned;

  CollectingDownstream stalling() {
    takes = false;
    return this;
  }

  @Override
  public void attach(Loop loop, Listener listener) {
    // It never says anything.
  }

  @Override
  public void begin(AnswerHead answer) {
    head = Optional.of(answer);
  }

  @Override
  public void begin(AnswerHead answer, FailureEvents failure) {
    begin(answer);
    failureEvents = Optional.of(failure);
  }

  @Override
  public void event(Slice raw, Slice data) {
    body(raw.array(), raw.offset(), raw.length());
  }

  @Override
  public void body(byte[] bytes, int offset, int length) {
    received.write(bytes, offset, length);
  }

  @Override
  public boolean flush() {
    return true;
  }

  @Override
  public boolean ready() {
    return takes;
  }

  @Override
  public OptionalInt portToLookAt() {
    return OptionalInt.empty();
  }

  @Override
  public void heartbeat() {
    byte[] comment = ": ping\n\n".getBytes(StandardCharsets.US_ASCII);
    body(comment, 0, comment.length);
  }

  @Override
  public void end() {
    ended = true;
  }

  @Override
  public void endStream(Slice raw, Slice data) {
    event(raw, data);
    end();
  }

  @Override
  public void fail(GatewayException failure, boolean mayRetry) {
    end();
  }

  @Override
  public void abandon() {
    abandoned = true;
  }

  String text() {
    return received.toString(StandardCharsets.UTF_8);
  }

  Optional<FailureEvents> failureEvents() {
    return failureEvents;
  }

  boolean ended() {
    return ended;
  }

  boolean abandoned() {
    return abandoned;
  }

  String header(String name) {
    return head.orElseThrow().headers().stream()
        .filter(header -> header.getKey().equals(name))
        .map(java.util.Map.Entry::getValue)
        .findFirst()
        .orElse("none");
  }
}
