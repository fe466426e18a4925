package ai.nexus.api.relay;

import ai.nexus.api.ask.Ask;
import ai.nexus.api.ask.ChatAsk;
import ai.nexus.api.ask.Clients;
import ai.nexus.api.ask.FormAsk;
import ai.nexus.api.exchange.Exchange;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.anthropic.provider.AnthropicProvider;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.gemini.GeminiProvider;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.model.Operation;
import ai.nexus.wire.openai.chat.provider.OpenAiProvider;
import ai.nexus.wire.translate.AnswerIdentity;
import ai.nexus.wire.translate.ProviderDialect;
import java.util.Map;

/** Chooses how a request is carried to its target. Safe for many threads. */
final class Translations {

  private final Map<Dialect, ProviderDialect> providers =
      Map.of(
          Dialect.OPENAI, new OpenAiProvider(),
          Dialect.ANTHROPIC, new AnthropicProvider(),
          Dialect.GEMINI, new GeminiProvider());

  /**
   * @throws ai.nexus.wire.model.BadRequestException where the target's dialect has no words for
   *     what is asked
   * @throws GatewayException where the target serves no such request
   */
  Translation of(Exchange exchange, Ask ask, Target target) {
    Dialect client = ask.operation().dialect();
    boolean alike = client == target.provider().dialect();
    if (ask instanceof ChatAsk chat) {
      return alike && client == Dialect.OPENAI && !chat.holdsForeignThoughts()
          ? new PassThrough(ask, target)
          : chat(exchange, chat, target, alike);
    }
    if (!alike) {
      throw notServed(ask, target);
    }
    if (ask instanceof FormAsk form) {
      return new FormPassThrough(form, target);
    }
    return ask.operation() == Operation.COMPLETIONS
        ? new PassThrough(ask, target)
        : new OtherPassThrough(ask, target);
  }

  private Translation chat(Exchange exchange, ChatAsk ask, Target target, boolean alike) {
    ProviderDialect provider = providers.get(target.provider().dialect());
    AnswerIdentity identity =
        new AnswerIdentity(exchange.id(), ask.model(), exchange.startedAt(), ask.usageWanted());
    if (alike && !ask.holdsForeignThoughts()) {
      return new ChatPassThrough(ask, target, provider, identity);
    }
    Dropped dropped = new Dropped();
    ChatRequest request = ask.read(dropped);
    return new HubTranslation(
        request, dropped, target, Clients.of(ask.operation().dialect()), provider, identity);
  }

  private static GatewayException notServed(Ask ask, Target target) {
    return GatewayException.atParam(
        Failure.MALFORMED_REQUEST,
        "model",
        "The model '"
            + ask.model()
            + "' is served by a provider that speaks "
            + target.provider().dialect().label()
            + ", and "
            + ask.operation().label()
            + " can only be had where "
            + ask.operation().dialect().label()
            + " is spoken. Ask for another model.");
  }
}
