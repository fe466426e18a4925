package ai.nexus.api.relay;

import ai.nexus.api.ask.Ask;
import ai.nexus.api.ask.Asked;
import ai.nexus.api.ask.ChatAsk;
import ai.nexus.api.ask.FormAsk;
import ai.nexus.api.exchange.Exchange;
import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.anthropic.body.ClaudeSettings;
import ai.nexus.wire.anthropic.provider.AnthropicProvider;
import ai.nexus.wire.anthropic.request.UnsignedThoughts;
import ai.nexus.wire.bedrock.BedrockProvider;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.gemini.GeminiProvider;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.model.Operation;
import ai.nexus.wire.openai.chat.ServerKind;
import ai.nexus.wire.openai.chat.provider.OpenAiProvider;
import ai.nexus.wire.openai.chat.request.ToldThoughts;
import ai.nexus.wire.openai.responses.provider.ResponsesProvider;
import ai.nexus.wire.translate.AnswerIdentity;
import ai.nexus.wire.translate.Cleaner;
import ai.nexus.wire.translate.ProviderDialect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chooses how a request is carried to its target. Safe for many threads. */
final class Translations {

  private final Map<ServerKind, ProviderDialect> openAis =
      Stream.of(ServerKind.values()).collect(Collectors.toMap(kind -> kind, OpenAiProvider::new));
  private final Map<Dialect, ProviderDialect> providers =
      Map.of(
          Dialect.RESPONSES, new ResponsesProvider(),
          Dialect.ANTHROPIC, new AnthropicProvider(),
          Dialect.GEMINI, new GeminiProvider(),
          Dialect.BEDROCK, new BedrockProvider());

  /**
   * @throws ai.nexus.wire.model.BadRequestException where the target's dialect has no words for
   *     what is asked
   * @throws GatewayException where the target serves no such request
   */
  Translation of(Exchange exchange, Ask ask, Target target) {
    boolean alike = target.provider().serves(ask.operation());
    if (ask instanceof ChatAsk chat) {
      return alike && !chat.holdsForeignThoughts()
          ? alike(exchange, chat, target)
          : translated(exchange, chat, target);
    }
    if (!alike) {
      throw notServed(ask, target);
    }
    if (ask instanceof FormAsk form) {
      return new FormPassThrough(form, target, provider(target));
    }
    return ask.operation() == Operation.COMPLETIONS
        ? new PassThrough(ask, target, provider(target))
        : new OtherPassThrough(ask, target, provider(target));
  }

  /** As it came, but for thoughts that this provider would refuse. */
  private Translation alike(Exchange exchange, ChatAsk ask, Target target) {
    Dropped dropped = new Dropped();
    ChatAsk own = cleaner(ask, target).flatMap(it -> ask.cleaned(it, dropped)).orElse(ask);
    Translation untouched = untouched(exchange, own, target);
    List<String> members = dropped.members();
    return members.isEmpty() ? untouched : new CleanedRequest(untouched, members);
  }

  /** Other vendors' models with Anthropic's API sign nothing, and want their thoughts back. */
  private static Optional<Cleaner> cleaner(ChatAsk ask, Target target) {
    Provider provider = target.provider();
    return switch (ask.operation()) {
      case CHAT_COMPLETIONS ->
          Optional.<Cleaner>of(ToldThoughts::leftOut)
              .filter(it -> provider.api().refusesThoughts(provider.serverUrl()));
      case MESSAGES ->
          Optional.<Cleaner>of(UnsignedThoughts::leftOut)
              .filter(it -> ClaudeSettings.isClaude(target.upstreamModel()));
      default -> Optional.empty();
    };
  }

  private Translation untouched(Exchange exchange, ChatAsk ask, Target target) {
    return switch (ask.operation()) {
      case CHAT_COMPLETIONS -> new PassThrough(ask, target, provider(target));
      case RESPONSES ->
          new ResponsesPassThrough(
              ask, target, providers.get(Dialect.RESPONSES), identity(exchange, ask, target));
      default ->
          new ChatPassThrough(ask, target, provider(target), identity(exchange, ask, target));
    };
  }

  private Translation translated(Exchange exchange, ChatAsk ask, Target target) {
    Dropped dropped = new Dropped();
    Asked asked = ask.read(dropped);
    return new HubTranslation(
        asked.request(),
        dropped,
        target,
        asked.client().repeating(asked.request()),
        provider(target),
        identity(exchange, ask, target));
  }

  private ProviderDialect provider(Target target) {
    Provider provider = target.provider();
    return provider.dialect() == Dialect.OPENAI
        ? openAis.get(provider.api().kind(provider.serverUrl()))
        : providers.get(provider.dialect());
  }

  private static AnswerIdentity identity(Exchange exchange, Ask ask, Target target) {
    return new AnswerIdentity(
        exchange.id(), target.modelName(), exchange.startedAt(), ask.usageWanted());
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
