package ai.nexus.api.relay;

import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.ToldErrorException;
import ai.nexus.wire.json.Slice;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.model.UsageReport;
import ai.nexus.wire.openai.ModelNames;
import ai.nexus.wire.translate.ProviderDialect;
import java.io.EOFException;

/**
 * A JSON answer that passes as it came, but for the model's name, and is read for its usage when it
 * is whole; so it may be no longer than a limit.
 */
final class UntouchedBody implements AnswerFlow {
  private final AnswerHead head;
  private final Answer answer;
  private final ProviderDialect provider;
  private final int maxRead;
  private final ByteRun held = new ByteRun();
  private final AnswerText text = new AnswerText();
  private UsageReport usage = UsageReport.NONE;
  private Slice shown = Slice.of(new byte[0]);

  UntouchedBody(AnswerHead head, Answer answer, ProviderDialect provider, int maxRead) {
    this.head = head;
    this.answer = answer;
    this.provider = provider;
    this.maxRead = maxRead;
  }

  @Override
  public void data(Slice piece) {
    answer.exchange().firstEvent();
    if (held.length() + piece.length() > maxRead) {
      throw new GatewayException(
          Failure.UPSTREAM_BROKEN,
          "The provider '"
              + answer.target().provider().name()
              + "' sent an answer longer than nexus.response.max-read, "
              + maxRead
              + " bytes.");
    }
    held.add(piece.array(), piece.offset(), piece.length());
  }

  @Override
  public void end() {
    if (held.isEmpty()) {
      broken(new EOFException("the body is empty"));
      return;
    }
    byte[] document = held.slice().copy();
    shown =
        AnswerFlows.alias(answer.target())
            .flatMap(alias -> ModelNames.renamed(held.slice(), alias))
            .orElseGet(held::slice);
    try {
      read(provider.answer(document));
    } catch (ToldErrorException told) {
      usage = provider.usage(document);
      failed(ToldError.asItCame(answer.target().provider(), document, told.error()));
      return;
    } catch (UpstreamFormatException unusable) {
      usage = provider.usage(document);
      answer.hasToldAll(usage);
      answer.malformed(head.status(), this::send);
      return;
    }
    answer.complete(head.status(), this::send);
  }

  private void read(ChatAnswer told) {
    usage = told.usage();
    told.choices().forEach(choice -> choice.parts().forEach(text::add));
  }

  private void failed(ToldError error) {
    shown = Slice.of(error.bytes());
    answer.failed(error, head, usage);
  }

  private void send() {
    Downstream downstream = answer.downstream();
    downstream.begin(head.whole(shown.length()));
    downstream.body(shown.array(), shown.offset(), shown.length());
    downstream.end();
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
    answer.exchange().told(usage, text.sample());
    answer
        .exchange()
        .transcript()
        .ifPresent(kept -> kept.body(shown.array(), shown.offset(), shown.length()));
  }
}
