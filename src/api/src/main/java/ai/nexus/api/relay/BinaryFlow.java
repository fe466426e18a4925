package ai.nexus.api.relay;

import ai.nexus.wire.json.Slice;
import ai.nexus.wire.model.UsageReport;
import ai.nexus.wire.openai.TextSample;
import java.util.Optional;

/**
 * An answer that is not looked into, such as sound: each piece goes on as it comes, but the last,
 * which is held back until the exchange is recorded.
 */
final class BinaryFlow implements AnswerFlow {

  private static final TextSample NO_TEXT = new TextSample("", 0);

  private final AnswerHead head;
  private final Answer answer;
  private Optional<Slice> lastPiece = Optional.empty();
  private boolean begun;

  BinaryFlow(AnswerHead head, Answer answer) {
    this.head = head;
    this.answer = answer;
  }

  @Override
  public void data(Slice piece) {
    if (piece.isEmpty()) {
      return;
    }
    answer.firstEvent();
    begin(head.begun(head.length()));
    lastPiece.ifPresent(this::send);
    lastPiece = Optional.of(piece);
  }

  private void begin(AnswerHead shown) {
    if (!begun) {
      begun = true;
      answer.downstream().begin(shown);
    }
  }

  private void send(Slice bytes) {
    answer.downstream().body(bytes.array(), bytes.offset(), bytes.length());
  }

  @Override
  public void end() {
    answer.complete(head.status(), this::sendRest);
  }

  private void sendRest() {
    begin(head.whole(0));
    lastPiece.ifPresent(this::send);
    answer.downstream().end();
  }

  @Override
  public void broken(Throwable cause) {
    answer.refuse(UpstreamFailures.midAnswer(answer.target().provider(), cause));
  }

  @Override
  public void heartbeat() {
    // Nothing may come between its bytes.
  }

  @Override
  public void report() {
    answer.exchange().told(UsageReport.NONE, NO_TEXT);
  }
}
