package ai.nexus.api.routing;

import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Says that no target of a model can be called now, why, and when to come back. */
final class NoTarget {

  private static final int MOST_NAMED = 5;

  private NoTarget() {}

  static GatewayException of(String model, List<List<Candidate>> models) {
    List<Candidate> candidates = models.stream().flatMap(List::stream).toList();
    String message =
        "No provider of the model '" + model + "' can be asked now: " + reasons(candidates) + ".";
    if (candidates.stream().anyMatch(Candidate::mayQueue)) {
      return new GatewayException(Failure.OVERLOADED, message);
    }
    boolean limited =
        candidates.stream().allMatch(candidate -> !candidate.state().rateLimit().isOver());
    Duration soonest =
        candidates.stream()
            .map(candidate -> candidate.state().left())
            .min(Duration::compareTo)
            .orElse(Duration.ZERO);
    return GatewayException.retryAfter(
        limited ? Failure.UPSTREAM_RATE_LIMITED : Failure.UPSTREAM_UNAVAILABLE, message, soonest);
  }

  private static String reasons(List<Candidate> candidates) {
    return candidates.stream()
        .limit(MOST_NAMED)
        .map(candidate -> "'" + candidate.target().provider().name() + "' " + reason(candidate))
        .collect(Collectors.joining(", "));
  }

  private static String reason(Candidate candidate) {
    Duration limited = candidate.state().rateLimit().left();
    if (!limited.isZero()) {
      return "is rate limited" + soon(limited);
    }
    Duration resting = candidate.state().rest().left();
    if (!resting.isZero()) {
      return "asked to be left alone" + soon(resting);
    }
    return candidate.mayQueue()
        ? "has as many requests open and waiting as it may"
        : "has failed too often" + soon(candidate.state().breaker().left());
  }

  private static String soon(Duration left) {
    return left.isZero() ? "" : " (" + Math.max(1, (left.toMillis() + 999) / 1000) + " s more)";
  }
}
