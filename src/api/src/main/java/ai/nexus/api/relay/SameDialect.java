package ai.nexus.api.relay;

import ai.nexus.api.ask.Ask;
import ai.nexus.core.catalogue.Target;

/**
 * Client and provider speak alike: bytes pass as they came, but for the model's name and what makes
 * a provider tell the usage.
 */
abstract class SameDialect implements Translation {

  private final Ask ask;
  private final Target target;

  SameDialect(Ask ask, Target target) {
    this.ask = ask;
    this.target = target;
  }

  final Ask ask() {
    return ask;
  }

  final Target target() {
    return target;
  }

  @Override
  public final boolean isUntouched() {
    return true;
  }

  @Override
  public String path() {
    return target.provider().api().path(ask.operation(), target.upstreamModel());
  }

  @Override
  public byte[] body() {
    return ask.untouched(target.upstreamModel());
  }

  @Override
  public AnswerFlow error(AnswerHead head, Answer answer) {
    return new ErrorFlow(head, answer, body -> new ErrorWords(body, head.status()));
  }
}
