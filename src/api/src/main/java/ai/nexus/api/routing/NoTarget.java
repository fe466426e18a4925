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

  static GatewayException of(String model, List<Candidate> candidates) {
    Duration soonest =
        candidates.stream()
            .map(candidate -> candidate.state().left())
            .min(Duration::compareTo)
            .orElse(Duration.ZERO);
    boolean limited =
        candidates.stream().allMatch(candidate -> !candidate.state().rateLimit().isOver());
    return GatewayException.retryAfter(
        limited ? Failure.UPSTREAM_RATE_LIMITED : Failure.UPSTREAM_UNAVAILABLE,
        "No provider of the model '" + model + "' can be asked now: " + reasons(candidates) + ".",
        soonest);
  }

  private static String reasons(List<Candidate> candidates) {
    return candidates.stream()
        .limit(MOST_NAMED)
        .map(NoTarget::reason)
        .collect(Collectors.joining(", "));
  }

  private static String reason(Candidate candidate) {
    String name = "'" + candidate.target().provider().name() + "' ";
    Duration limited = candidate.state().rateLimit().left();
    return limited.isZero()
        ? name + "has failed too often" + soon(candidate.state().breaker().left())
        : name + "is rate limited" + soon(limited);
  }

  private static String soon(Duration left) {
    return left.isZero() ? "" : " (" + Math.max(1, (left.toMillis() + 999) / 1000) + " s more)";
  }
}
