package ai.nexus.api.realtime;

import ai.nexus.core.error.Failure;
import ai.nexus.core.usage.Outcome;
import ai.nexus.wire.openai.realtime.RealtimeResponse;
import java.util.Optional;

/**
 * How a response is recorded to have ended.
 *
 * @param status what HTTP would have said
 */
record ResponseEnd(Outcome outcome, int status, Optional<String> code) {

  private static final int OK = 200;

  static final ResponseEnd WELL = new ResponseEnd(Outcome.COMPLETED, OK, Optional.empty());

  /** As the provider told it. An interruption counts as a cancel on the chat socket does. */
  static ResponseEnd of(RealtimeResponse response) {
    return switch (response.status()) {
      case COMPLETED, IN_PROGRESS -> WELL;
      case CANCELLED ->
          new ResponseEnd(
              Outcome.CLIENT_CLOSED,
              Failure.CLIENT_GONE.status(),
              response.why().or(Failure.CLIENT_GONE::code));
      case FAILED ->
          new ResponseEnd(
              Outcome.UPSTREAM_ERROR,
              Failure.UPSTREAM_BROKEN.status(),
              response.why().or(Failure.UPSTREAM_BROKEN::code));
    };
  }

  /** Of a response, or a handshake, that something else ended. */
  static ResponseEnd of(Failure failure) {
    Outcome outcome =
        switch (failure) {
          case CLIENT_GONE -> Outcome.CLIENT_CLOSED;
          case UPSTREAM_TIMEOUT -> Outcome.TIMEOUT;
          default ->
              failure.fault() == Failure.Fault.UPSTREAM ? Outcome.UPSTREAM_ERROR : Outcome.REJECTED;
        };
    return new ResponseEnd(outcome, failure.status(), failure.code());
  }
}
