package ai.nexus.api.relay;

import ai.nexus.api.ask.ChatAsk;
import ai.nexus.api.ask.Clients;
import ai.nexus.core.catalogue.Target;
import ai.nexus.wire.translate.AnswerIdentity;
import ai.nexus.wire.translate.ClientDialect;
import ai.nexus.wire.translate.ProviderDialect;

/** A chat in a dialect that is not OpenAI's: it passes as it came, and is read for its usage. */
final class ChatPassThrough extends SameDialect {

  private final ClientDialect client;
  private final AnswerIdentity identity;

  ChatPassThrough(ChatAsk ask, Target target, ProviderDialect provider, AnswerIdentity identity) {
    super(ask, target, provider);
    this.client = Clients.of(ask.operation().dialect());
    this.identity = identity;
  }

  @Override
  public AnswerFlow stream(AnswerHead head, Answer answer, RelayConfig config) {
    return new UntouchedStream(
        head,
        answer,
        provider().stream(),
        KeptAnswer.of(answer.exchange(), client, identity),
        config.maxEvent());
  }

  @Override
  public AnswerFlow whole(AnswerHead head, Answer answer, RelayConfig config) {
    return new UntouchedBody(head, answer, provider(), config.maxRead());
  }
}
