package ai.nexus.api.relay;

import ai.nexus.api.ask.Ask;
import ai.nexus.api.ask.Clients;
import ai.nexus.core.catalogue.Target;
import ai.nexus.wire.openai.responses.TypedEventsReader;
import ai.nexus.wire.translate.AnswerIdentity;
import ai.nexus.wire.translate.ProviderDialect;
import ai.nexus.wire.translate.StreamReader;
import java.util.Optional;

/** OpenAI's responses for a provider that has them too. */
final class ResponsesPassThrough extends SameDialect {

  private final AnswerIdentity identity;

  ResponsesPassThrough(Ask ask, Target target, ProviderDialect provider, AnswerIdentity identity) {
    super(ask, target, provider);
    this.identity = identity;
  }

  /** All of it is read only where it is kept. */
  @Override
  public AnswerFlow stream(AnswerHead head, Answer answer, RelayConfig config) {
    Optional<KeptAnswer> kept =
        KeptAnswer.of(answer.exchange(), Clients.of(provider().dialect()), identity);
    StreamReader reader = kept.isPresent() ? provider().stream() : new TypedEventsReader();
    return new UntouchedStream(head, answer, reader, kept, config.maxEvent());
  }

  @Override
  public AnswerFlow whole(AnswerHead head, Answer answer, RelayConfig config) {
    return new BodyFlow(head, answer, config.maxHeld());
  }
}
