package ai.nexus.api.relay;

import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.chat.ToldErrorException;
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
  private byte[] shown = new byte[0];

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
    byte[] document = held.slice().copy();
    try {
      shown = translated(document);
    } catch (ToldErrorException told) {
      usage = provider.usage(document);
      failed(told.error());
      return;
    } catch (UpstreamFormatException unusable) {
      usage = provider.usage(document);
      answer.hasToldAll(usage);
      throw broken(" answered with something else than a chat: " + unusable.getMessage());
    }
    answer.complete(head.status(), this::send);
  }

  private byte[] translated(byte[] document) {
    ChatAnswer told = provider.answer(document);
    usage = told.usage();
    told.choices().forEach(choice -> choice.parts().forEach(text::add));
    return client.answer(provenance.marked(told), identity);
  }

  private void failed(ProviderError told) {
    ProviderError inWords = ClientErrors.of(told, client, answer.exchange());
    ToldError error = ToldError.inWordsOf(client, answer.target().provider(), inWords);
    shown = error.bytes();
    answer.failed(error, head, usage);
  }

  private GatewayException broken(String what) {
    String name = answer.target().provider().name();
    return new GatewayException(Failure.UPSTREAM_BROKEN, "The provider '" + name + "'" + what);
  }

  private void send() {
    Downstream downstream = answer.downstream();
    downstream.begin(head.whole(shown.length));
    downstream.body(shown, 0, shown.length);
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
    answer.exchange().transcript().ifPresent(kept -> kept.body(shown, 0, shown.length));
  }
}
