package ai.nexus.api.relay;

import ai.nexus.api.ask.Ask;
import ai.nexus.core.catalogue.Target;
import ai.nexus.wire.openai.responses.TypedEventsReader;
import ai.nexus.wire.translate.ProviderDialect;
import java.util.Optional;

/** What is no chat, and so only had from a provider of the client's dialect. */
class OtherPassThrough extends SameDialect {

  OtherPassThrough(Ask ask, Target target, ProviderDialect provider) {
    super(ask, target, provider);
  }

  @Override
  public AnswerFlow stream(AnswerHead head, Answer answer, RelayConfig config) {
    return new UntouchedStream(
        head, answer, new TypedEventsReader(), Optional.empty(), config.maxEvent());
  }

  @Override
  public AnswerFlow whole(AnswerHead head, Answer answer, RelayConfig config) {
    return head.isJson()
        ? new BodyFlow(head, answer, config.maxHeld())
        : new BinaryFlow(head, answer);
  }
}
