package ai.nexus.wire.anthropic.client;

import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.translate.AnswerIdentity;
import ai.nexus.wire.translate.ClientDialect;
import ai.nexus.wire.translate.StreamWriter;

/**
 * For applications with Anthropic's SDKs. Their requests are read by {@link
 * ai.nexus.wire.anthropic.request.AnthropicRequestReader}.
 */
public final class AnthropicClient implements ClientDialect {

  @Override
  public Dialect dialect() {
    return Dialect.ANTHROPIC;
  }

  @Override
  public byte[] answer(ChatAnswer answer, AnswerIdentity head) {
    return Json.bytes(AnswerWriter.json(answer, head));
  }

  @Override
  public StreamWriter stream(AnswerIdentity head) {
    return new AnthropicStreamWriter(head);
  }

  @Override
  public byte[] error(ProviderError error) {
    return Json.bytes(ErrorWriter.json(error));
  }

  @Override
  public byte[] errorEvent(ProviderError error) {
    return ServerSent.event(ErrorWriter.json(error));
  }

  /** As Anthropic itself sends them, anywhere in a stream. */
  @Override
  public byte[] heartbeat() {
    return ServerSent.event(Json.typed("ping").build());
  }
}
