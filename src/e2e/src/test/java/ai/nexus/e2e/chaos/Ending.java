package ai.nexus.e2e.chaos;

import java.util.Optional;

/**
 * What becomes of one exchange whose provider has a fault: what the client sees, and what the
 * ledger says of it.
 *
 * @param name in words, as it is shown with the test
 * @param status that the client sees
 * @param code of the error that the client sees, by {@link Look}; empty where there is none
 * @param again the client's {@code x-should-retry}; empty where there is none
 * @param recorded the entry's {@code http_status}
 * @param attempts how often a provider was asked
 * @param source the entry's
 */
record Ending(
    String name,
    Look look,
    int status,
    String code,
    Optional<Boolean> again,
    String outcome,
    int recorded,
    int attempts,
    String source) {

  /** The form of what the client sees. */
  enum Look {
    /** All of the text, up to the stream's end mark. */
    WHOLE,
    /** A stream that begins well; its last event is an error, and no end mark follows. */
    ERROR_EVENT,
    /** An error in the place of an answer. */
    ERROR,
    /** Whatever the provider sent. */
    AS_IT_CAME
  }

  /** In this many attempts a request is given up. */
  static final int ATTEMPTS = 3;

  static final Ending ANSWERED =
      new Ending(
          "answered as if nothing were",
          Look.WHOLE,
          200,
          "",
          Optional.empty(),
          "completed",
          200,
          1,
          "reported");

  static final Ending BY_THE_OTHER =
      new Ending(
          "answered by the other target",
          Look.WHOLE,
          200,
          "",
          Optional.empty(),
          "completed",
          200,
          2,
          "reported");

  /** The answer has begun, so that nothing is tried again. */
  static Ending errorEvent(String code) {
    return new Ending(
        "ends with an error event, " + code,
        Look.ERROR_EVENT,
        200,
        code,
        Optional.empty(),
        outcome(code),
        status(code),
        1,
        "partial");
  }

  /** The provider itself tells what went wrong, when its answer has begun. */
  static Ending providersEvent() {
    return new Ending(
        "ends with the provider's error event, recorded as what it says",
        Look.ERROR_EVENT,
        200,
        "",
        Optional.empty(),
        "upstream_error",
        503,
        1,
        "partial");
  }

  /** The gateway's own error, after so many attempts. */
  static Ending error(String code, int attempts) {
    boolean again = attempts < 2 && !code.equals("upstream_credentials_refused");
    return new Ending(
        status(code) + " " + code,
        Look.ERROR,
        status(code),
        code,
        Optional.of(again),
        outcome(code),
        status(code),
        attempts,
        "none");
  }

  /** The same where part of the answer had come, though the client saw nothing of it. */
  static Ending errorAmid(String code) {
    return error(code, 1).withSource("partial");
  }

  /** The provider's own error, in the client's words. */
  static Ending told(int status, int recorded, int attempts) {
    boolean repeated = attempts > 1 && status >= 500;
    Optional<Boolean> again = repeated ? Optional.of(false) : Optional.empty();
    return new Ending(
        "the provider's own " + status,
        Look.ERROR,
        status,
        "",
        again,
        "upstream_error",
        recorded,
        attempts,
        "none");
  }

  static Ending asItCame(String source) {
    return new Ending(
        "passes as it came, and is no answer",
        Look.AS_IT_CAME,
        200,
        "",
        Optional.empty(),
        "upstream_error",
        200,
        1,
        source);
  }

  Ending withSource(String other) {
    return new Ending(name, look, status, code, again, outcome, recorded, attempts, other);
  }

  private static String outcome(String code) {
    return code.equals("upstream_timeout") ? "timeout" : "upstream_error";
  }

  private static int status(String code) {
    return code.equals("upstream_timeout") ? 504 : 502;
  }

  @Override
  public String toString() {
    return name;
  }
}
