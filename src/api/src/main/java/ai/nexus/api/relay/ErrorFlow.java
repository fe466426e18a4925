package ai.nexus.api.relay;

import ai.nexus.api.routing.AttemptFailure;
import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.json.Slice;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.Function;

/**
 * An answer that is an error. It passes with its status, headers and body, so that the client's SDK
 * does what its vendor meant, unless another attempt takes the place of this one; but a refusal of
 * the gateway's own credentials, or a redirect, is the operator's matter and becomes a 502. Of a
 * body only the first MiB is kept.
 */
final class ErrorFlow implements AnswerFlow {

  private static final int MAX_BODY = 1 << 20;

  private final AnswerHead head;
  private final Answer answer;
  private final Function<byte[], ErrorWords> words;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream(512);

  /**
   * @param words what the client reads of the body
   */
  ErrorFlow(AnswerHead head, Answer answer, Function<byte[], ErrorWords> words) {
    this.head = head;
    this.answer = answer;
    this.words = words;
  }

  @Override
  public void data(Slice piece) {
    body.write(piece.array(), piece.offset(), Math.min(piece.length(), MAX_BODY - body.size()));
    if (body.size() == MAX_BODY) {
      end();
    }
  }

  /** Google answers a bad key with 400; its words tell. */
  @Override
  public void end() {
    ErrorWords told = words.apply(body.toByteArray());
    Provider provider = answer.target().provider();
    Optional<GatewayException> ours =
        UpstreamErrors.ofStatus(provider, head.status())
            .or(() -> UpstreamErrors.ofStatus(provider, told.status()));
    int status = ours.isPresent() ? told.status() : head.status();
    AttemptFailure failure =
        RetryAfter.failure(status, head, body.toByteArray(), told.retryAfter());
    if (ours.isPresent()) {
      answer.refuse(ours.get(), failure, Optional.of(status));
    } else if (!answer.ended() && !answer.givesWay(failure, status)) {
      pass(told);
    }
  }

  private void pass(ErrorWords told) {
    byte[] whole = UpstreamErrors.withoutKey(answer.target().provider(), told.body());
    answer.exchange().transcript().ifPresent(kept -> kept.body(whole, 0, whole.length));
    answer.failed(head.status(), () -> send(shown(told), whole));
  }

  /** Clients of another dialect would not find in the body when to try again. */
  private AnswerHead shown(ErrorWords told) {
    boolean repeated = answer.exchange().attempts().count() > 1;
    AnswerHead shown = repeated ? head.withoutRetry() : head;
    return answer.translation().isUntouched() ? shown : shown.waiting(told.retryAfter());
  }

  private void send(AnswerHead shown, byte[] whole) {
    Downstream downstream = answer.downstream();
    downstream.begin(shown.whole(whole.length));
    downstream.body(whole, 0, whole.length);
    downstream.end();
  }

  @Override
  public void broken(Throwable cause) {
    end();
  }

  @Override
  public void heartbeat() {
    // An error answer has no place for one.
  }

  @Override
  public void report() {
    // An error tells of no tokens.
  }
}
