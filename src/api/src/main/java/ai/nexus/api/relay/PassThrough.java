package ai.nexus.api.relay;

import ai.nexus.api.ask.Ask;
import ai.nexus.core.catalogue.Target;
import ai.nexus.wire.translate.ProviderDialect;

/** OpenAI's completions, new and old, which most answers are: nothing is built of them. */
final class PassThrough extends SameDialect {

  PassThrough(Ask ask, Target target, ProviderDialect provider) {
    super(ask, target, provider);
  }

  @Override
  public AnswerFlow stream(AnswerHead head, Answer answer, RelayConfig config) {
    return new StreamFlow(head, answer, ask().usageWanted(), config.maxEvent());
  }

  @Override
  public AnswerFlow whole(AnswerHead head, Answer answer, RelayConfig config) {
    return new BodyFlow(head, answer, config.maxHeld());
  }
}
