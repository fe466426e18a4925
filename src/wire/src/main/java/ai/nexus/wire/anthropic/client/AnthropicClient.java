package ai.nexus.wire.anthropic.client;

import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.chat.Reasoning;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.translate.AnswerIdentity;
import ai.nexus.wire.translate.ClientDialect;
import ai.nexus.wire.translate.MemberNames;
import ai.nexus.wire.translate.ShownThoughts;
import ai.nexus.wire.translate.StreamWriter;
import java.util.Optional;

/**
 * For applications with Anthropic's SDKs. Their requests are read by {@link
 * ai.nexus.wire.anthropic.request.AnthropicRequestReader}. Who does not ask for thoughts gets none:
 * some applications fail at blocks that they do not know.
 */
public final class AnthropicClient implements ClientDialect {

  private final ShownThoughts thoughts;

  public AnthropicClient() {
    this(ShownThoughts.ALL);
  }

  private AnthropicClient(ShownThoughts thoughts) {
    this.thoughts = thoughts;
  }

  /** Without thoughts where {@code thinking} does not ask for them. */
  @Override
  public AnthropicClient repeating(ChatRequest request) {
    return new AnthropicClient(wanted(request.reasoning()));
  }

  /** With {@code display: omitted} thoughts come without words. */
  private static ShownThoughts wanted(Optional<Reasoning> reasoning) {
    if (!reasoning.flatMap(Reasoning::enabled).orElse(false)) {
      return ShownThoughts.NONE;
    }
    return reasoning.flatMap(Reasoning::shown).orElse(true)
        ? ShownThoughts.ALL
        : ShownThoughts.SIGNATURES;
  }

  @Override
  public Dialect dialect() {
    return Dialect.ANTHROPIC;
  }

  @Override
  public MemberNames names() {
    return AnthropicNames.ALL;
  }

  @Override
  public byte[] answer(ChatAnswer answer, AnswerIdentity head) {
    return Json.bytes(AnswerWriter.json(thoughts.of(answer), head));
  }

  @Override
  public StreamWriter stream(AnswerIdentity head) {
    return thoughts.of(new AnthropicStreamWriter(head));
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
