package ai.nexus.api.relay;

import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.json.Slice;
import java.util.OptionalInt;

/** Passes everything on to another downstream; what stands between overrides what it looks at. */
public abstract class ForwardingDownstream implements Downstream {

  private final Downstream next;

  protected ForwardingDownstream(Downstream next) {
    this.next = next;
  }

  @Override
  public void attach(Loop loop, Listener listener) {
    next.attach(loop, listener);
  }

  /** The head that is passed on. */
  protected AnswerHead begun(AnswerHead head) {
    return head;
  }

  @Override
  public void begin(AnswerHead head) {
    next.begin(begun(head));
  }

  @Override
  public void begin(AnswerHead head, FailureEvents failure) {
    next.begin(begun(head), failure);
  }

  @Override
  public void event(Slice raw, Slice data) {
    next.event(raw, data);
  }

  @Override
  public void body(byte[] bytes, int offset, int length) {
    next.body(bytes, offset, length);
  }

  @Override
  public boolean flush() {
    return next.flush();
  }

  @Override
  public boolean ready() {
    return next.ready();
  }

  @Override
  public OptionalInt portToLookAt() {
    return next.portToLookAt();
  }

  @Override
  public void look(ConnectionTable table) {
    next.look(table);
  }

  @Override
  public void heartbeat() {
    next.heartbeat();
  }

  @Override
  public void end() {
    next.end();
  }

  @Override
  public void endStream(Slice raw, Slice data) {
    next.endStream(raw, data);
  }

  @Override
  public void fail(GatewayException failure, boolean mayRetry) {
    next.fail(failure, mayRetry);
  }

  @Override
  public void abandon() {
    next.abandon();
  }
}
