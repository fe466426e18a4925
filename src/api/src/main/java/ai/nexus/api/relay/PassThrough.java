package ai.nexus.api.relay;

import ai.nexus.core.catalogue.Target;
import ai.nexus.wire.openai.ChatRequestScan;

/**
 * Client and provider speak alike: bytes pass as they came, but for the model's name and what makes
 * a provider tell the usage.
 */
final class PassThrough implements Translation {

  private final ChatRequestScan ask;
  private final Target target;

  PassThrough(ChatRequestScan ask, Target target) {
    this.ask = ask;
    this.target = target;
  }

  @Override
  public String path() {
    return target.provider().dialect().chatPath(target.upstreamModel(), ask.stream());
  }

  @Override
  public byte[] body() {
    return ask.rewritten(target.upstreamModel());
  }

  @Override
  public AnswerFlow stream(AnswerHead head, Answer answer, RelayConfig config) {
    return new StreamFlow(head, answer, ask.usageRequested(), config.maxEvent());
  }

  @Override
  public AnswerFlow whole(AnswerHead head, Answer answer, RelayConfig config) {
    return new BodyFlow(head, answer, config.maxHeld());
  }

  @Override
  public AnswerFlow error(AnswerHead head, Answer answer) {
    return new ErrorFlow(head, answer, body -> body);
  }
}
