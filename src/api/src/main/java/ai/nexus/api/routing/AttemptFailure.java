package ai.nexus.api.routing;

import ai.nexus.core.error.Failure;
import java.time.Duration;
import java.util.Optional;

/**
 * How an attempt failed.
 *
 * @param retryAfter how long the provider wants to be left alone, where it says so
 */
public record AttemptFailure(FailureKind kind, Optional<Duration> retryAfter) {

  /** By the status of an upstream's answer; empty for one that is well. */
  public static Optional<AttemptFailure> ofStatus(int status, Optional<Duration> retryAfter) {
    return kind(status).map(kind -> new AttemptFailure(kind, retryAfter));
  }

  private static Optional<FailureKind> kind(int status) {
    return switch (status) {
      case 401, 402, 403 -> Optional.of(FailureKind.CREDENTIALS);
      case 408 -> Optional.of(FailureKind.UNAVAILABLE);
      case 429 -> Optional.of(FailureKind.RATE_LIMITED);
      default -> {
        if (status >= 400 && status < 500) {
          yield Optional.of(FailureKind.REQUEST);
        }
        boolean well = status >= 200 && status < 300;
        yield well ? Optional.empty() : Optional.of(FailureKind.UNAVAILABLE);
      }
    };
  }

  /** By the failure that the client would be told. */
  public static AttemptFailure of(Failure failure) {
    FailureKind kind =
        switch (failure) {
          case UPSTREAM_CREDENTIALS -> FailureKind.CREDENTIALS;
          case UPSTREAM_RATE_LIMITED -> FailureKind.RATE_LIMITED;
          case UPSTREAM_BROKEN, UPSTREAM_REDIRECT, UPSTREAM_UNREACHABLE -> FailureKind.UNAVAILABLE;
          case UPSTREAM_TIMEOUT -> FailureKind.TIMEOUT;
          case OVERLOADED -> FailureKind.OWN;
          default -> FailureKind.END;
        };
    return new AttemptFailure(kind, Optional.empty());
  }
}
