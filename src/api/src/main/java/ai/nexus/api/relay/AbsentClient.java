package ai.nexus.api.relay;

import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.json.Slice;
import java.util.OptionalInt;

/**
 * Stands in for a client that has gone while its answer is read on: takes everything at once and
 * keeps nothing. The downstream that it replaces has been let go of and told so.
 */
final class AbsentClient implements Downstream {

  @Override
  public void attach(Loop loop, Listener listener) {
    // There is nothing to tell.
  }

  @Override
  public void begin(AnswerHead head) {
    // Discarded.
  }

  @Override
  public void event(Slice raw, Slice data) {
    // Discarded.
  }

  @Override
  public void body(byte[] bytes, int offset, int length) {
    // Discarded.
  }

  @Override
  public boolean flush() {
    return false;
  }

  /** Always, so that nothing holds the upstream back. */
  @Override
  public boolean ready() {
    return true;
  }

  @Override
  public OptionalInt portToLookAt() {
    return OptionalInt.empty();
  }

  @Override
  public void heartbeat() {
    // Nobody would lose patience.
  }

  @Override
  public void end() {
    // Nobody waits for it.
  }

  @Override
  public void endStream(Slice raw, Slice data) {
    // Nobody waits for it.
  }

  @Override
  public void fail(GatewayException failure, boolean mayRetry) {
    // Nobody waits for it.
  }

  @Override
  public void abandon() {
    // The client has been let go of already.
  }
}
