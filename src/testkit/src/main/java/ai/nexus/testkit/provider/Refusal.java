package ai.nexus.testkit.provider;

import java.util.Optional;

/** A request that a vendor would refuse, with what it would answer. */
public final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String param;
  private final String code;

  /**
   * @param param the member at fault, empty for none
   * @param code the vendor's word for what is wrong, empty for none
   */
  public Refusal(int status, String message, String param, String code) {
    super(message);
    this.status = status;
    this.param = param;
    this.code = code;
  }

  public int status() {
    return status;
  }

  public Optional<String> param() {
    return Optional.of(param).filter(name -> !name.isEmpty());
  }

  public Optional<String> code() {
    return Optional.of(code).filter(name -> !name.isEmpty());
  }
}
