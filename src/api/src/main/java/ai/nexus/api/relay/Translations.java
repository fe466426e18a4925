package ai.nexus.api.relay;

import ai.nexus.api.exchange.Exchange;
import ai.nexus.core.catalogue.Target;
import ai.nexus.wire.anthropic.provider.AnthropicProvider;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.gemini.GeminiProvider;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.openai.ChatRequestScan;
import ai.nexus.wire.openai.chat.client.OpenAiClient;
import ai.nexus.wire.translate.AnswerIdentity;
import ai.nexus.wire.translate.ProviderDialect;
import java.util.Map;

/** Chooses how a request of OpenAI's dialect is carried to its target. Safe for many threads. */
final class Translations {

  private final OpenAiClient client = new OpenAiClient();
  private final Map<Dialect, ProviderDialect> others =
      Map.of(Dialect.ANTHROPIC, new AnthropicProvider(), Dialect.GEMINI, new GeminiProvider());

  /**
   * @throws ai.nexus.wire.model.BadRequestException where the target's dialect has no words for
   *     what is asked
   */
  Translation of(Exchange exchange, ChatRequestScan scan, byte[] body, Target target) {
    ProviderDialect provider = others.get(target.provider().dialect());
    if (provider == null) {
      return new PassThrough(scan, target);
    }
    Dropped dropped = new Dropped();
    ChatRequest request = client.request(body, scan, dropped);
    AnswerIdentity identity =
        new AnswerIdentity(
            exchange.id(), request.model(), exchange.startedAt(), scan.usageRequested());
    return new HubTranslation(request, dropped, target, client, provider, identity);
  }
}
