package ai.nexus.api.relay;

import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.json.Slice;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.model.UsageReport;
import ai.nexus.wire.translate.AnswerIdentity;
import ai.nexus.wire.translate.ClientDialect;
import ai.nexus.wire.translate.Provenance;
import ai.nexus.wire.translate.ProviderDialect;

/** A JSON answer that is translated when it is whole; so it may be no longer than a limit. */
final class TranslatedBody implements AnswerFlow {

  private final AnswerHead head;
  private final Answer answer;
  private final ProviderDialect provider;
  private final Provenance provenance;
  private final ClientDialect client;
  private final AnswerIdentity identity;
  private final int maxRead;
  private final ByteRun held = new ByteRun();
  private final AnswerText text = new AnswerText();
  private UsageReport usage = UsageReport.NONE;

  TranslatedBody(
      AnswerHead head,
      Answer answer,
      ProviderDialect provider,
      Provenance provenance,
      ClientDialect client,
      AnswerIdentity identity,
      int maxRead) {
    this.head = head;
    this.answer = answer;
    this.provider = provider;
    this.provenance = provenance;
    this.client = client;
    this.identity = identity;
    this.maxRead = maxRead;
  }

  @Override
  public void data(Slice piece) {
    answer.exchange().firstEvent();
    if (held.length() + piece.length() > maxRead) {
      throw broken(
          "'s answer is longer than the " + maxRead + " bytes of nexus.response.max-read.");
    }
    held.add(piece.array(), piece.offset(), piece.length());
  }

  @Override
  public void end() {
    byte[] whole = translated();
    answer.exchange().transcript().ifPresent(kept -> kept.body(whole, 0, whole.length));
    answer.complete(head.status(), () -> send(whole));
  }

  private byte[] translated() {
    try {
      ChatAnswer told = provider.answer(held.slice().copy());
      usage = told.usage();
      told.choices().forEach(choice -> choice.parts().forEach(text::add));
      return client.answer(provenance.marked(told), identity);
    } catch (UpstreamFormatException unusable) {
      throw broken(" answered with something else than a chat: " + unusable.getMessage());
    }
  }

  private GatewayException broken(String what) {
    String name = answer.target().provider().name();
    return new GatewayException(Failure.UPSTREAM_BROKEN, "The provider '" + name + "'" + what);
  }

  private void send(byte[] whole) {
    Downstream downstream = answer.downstream();
    downstream.begin(head.whole(whole.length));
    downstream.body(whole, 0, whole.length);
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
  }
}
