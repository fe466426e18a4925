package ai.nexus.testkit.provider;

import java.util.Optional;

/** A request that OpenAI would refuse, with what it would answer. */
final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String param;
  private final String code;

  Refusal(int status, String message, String param, String code) {
    super(message);
    this.status = status;
    this.param = param;
    this.code = code;
  }

  int status() {
    return status;
  }

  Optional<String> param() {
    return Optional.of(param).filter(name -> !name.isEmpty());
  }

  Optional<String> code() {
    return Optional.of(code).filter(name -> !name.isEmpty());
  }
}
