package ai.nexus.api.relay;

import ai.nexus.wire.json.Slice;
import ai.nexus.wire.openai.ChatAnswerScan;
import ai.nexus.wire.openai.Edit;
import java.io.EOFException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A JSON answer. Up to a limit it is held back whole, so that an upstream that breaks off gives a
 * proper error and the record is safe before the client has the answer. A longer one streams
 * through, its last piece held back; a model name that stands beyond the limit is not replaced
 * then.
 */
final class BodyFlow implements AnswerFlow {

  private final AnswerHead head;
  private final Answer answer;
  private final int maxHeld;
  private final ChatAnswerScan scan;
  private ByteRun held = new ByteRun();
  private Slice lastPiece = Slice.of(new byte[0]);
  private boolean begun;

  BodyFlow(AnswerHead head, Answer answer, int maxHeld) {
    this.head = head;
    this.answer = answer;
    this.maxHeld = maxHeld;
    this.scan = new ChatAnswerScan(AnswerFlows.alias(answer.target()));
  }

  @Override
  public void data(Slice piece) {
    answer.exchange().firstEvent();
    scan.feed(piece.array(), piece.offset(), piece.length());
    answer
        .exchange()
        .transcript()
        .ifPresent(kept -> kept.body(piece.array(), piece.offset(), piece.length()));
    if (begun) {
      send(lastPiece);
      lastPiece = piece;
    } else if (held.length() + piece.length() <= maxHeld) {
      held.add(piece.array(), piece.offset(), piece.length());
    } else {
      overflow(piece);
    }
  }

  private void overflow(Slice piece) {
    Optional<Edit> edit = scan.modelEdit();
    OptionalLong length =
        head.length().stream()
            .map(known -> known + edit.map(BodyFlow::growth).orElse(0))
            .findFirst();
    begun = true;
    answer.downstream().begin(head.begun(length));
    send(apply(edit, held.slice()));
    held = new ByteRun();
    lastPiece = piece;
  }

  private void send(Slice bytes) {
    answer.downstream().body(bytes.array(), bytes.offset(), bytes.length());
  }

  @Override
  public void end() {
    if (!begun && held.isEmpty()) {
      broken(new EOFException("the body is empty"));
      return;
    }
    Optional<ToldError> error = begun || !scan.toldError() ? Optional.empty() : toldError();
    if (error.isPresent()) {
      answer.failed(error.get(), head, scan.usage());
    } else if (scan.wellFormed()) {
      answer.complete(head.status(), this::sendRest);
    } else {
      answer.hasToldAll(scan.usage());
      answer.malformed(head.status(), this::sendRest);
    }
  }

  private Optional<ToldError> toldError() {
    return ToldError.of(answer.target().provider(), held.slice().copy());
  }

  private void sendRest() {
    if (!begun) {
      Slice whole = apply(scan.modelEdit(), held.slice());
      answer.downstream().begin(head.whole(whole.length()));
      send(whole);
    } else {
      send(lastPiece);
    }
    answer.downstream().end();
  }

  @Override
  public void broken(Throwable cause) {
    answer.refuse(UpstreamFailures.midAnswer(answer.target().provider(), cause));
  }

  @Override
  public void heartbeat() {
    // A JSON answer has no place for one.
  }

  @Override
  public void report() {
    answer.exchange().told(scan.usage(), scan.text());
  }

  private static int growth(Edit edit) {
    return edit.replacement().length - edit.length();
  }

  private static Slice apply(Optional<Edit> edit, Slice body) {
    int end = body.offset() + body.length();
    return edit.map(found -> Edit.apply(List.of(found), body.array(), body.offset(), end))
        .map(Slice::of)
        .orElse(body);
  }
}
