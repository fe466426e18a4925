package ai.nexus.api.relay;

import ai.nexus.api.ask.Ask;
import ai.nexus.core.catalogue.Target;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.translate.ProviderDialect;

/**
 * Client and provider speak alike: bytes pass as they came, but for the model's name and what makes
 * a provider tell the usage.
 */
abstract class SameDialect implements Translation {

  private final Ask ask;
  private final Target target;
  private final ProviderDialect provider;

  SameDialect(Ask ask, Target target, ProviderDialect provider) {
    this.ask = ask;
    this.target = target;
    this.provider = provider;
  }

  final Ask ask() {
    return ask;
  }

  final Target target() {
    return target;
  }

  final ProviderDialect provider() {
    return provider;
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
    return new ErrorFlow(head, answer, body -> words(head, body));
  }

  private ErrorWords words(AnswerHead head, byte[] body) {
    ProviderError told = provider.error(head.status(), head.headers(), body);
    return new ErrorWords(body, told.status(), told.retryAfter());
  }
}
