package ai.nexus.core.catalogue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How requests for a model are placed.
 *
 * @param model as clients call it; stored policies may have a star in it, as models may
 * @param fallbacks other models that are asked in order where all targets of this one are dead; at
 *     most {@value #MOST_FALLBACKS}
 * @param firstEvent how long an upstream may take to begin its answer; empty for the provider's
 *     limit
 * @param total how long an answer may take in all; empty for the provider's limit
 */
public record RoutePolicy(
    String model,
    Strategy strategy,
    Affinity affinity,
    List<String> fallbacks,
    Optional<Duration> firstEvent,
    Optional<Duration> total) {

  public static final int MOST_FALLBACKS = 10;

  public RoutePolicy {
    fallbacks = List.copyOf(fallbacks);
    if (fallbacks.size() > MOST_FALLBACKS) {
      throw new IllegalArgumentException(
          "at most " + MOST_FALLBACKS + " fallbacks, were " + fallbacks.size());
    }
    if (fallbacks.contains(model)) {
      throw new IllegalArgumentException("the model " + model + " falls back on itself");
    }
    firstEvent.ifPresent(limit -> TimeBounds.FIRST_EVENT.check("firstEvent", limit));
    total.ifPresent(limit -> TimeBounds.TOTAL.check("total", limit));
  }

  /** That of a model for which nobody has stored one. */
  public static RoutePolicy of(String model) {
    return new RoutePolicy(
        model,
        Strategy.WEIGHTED,
        Affinity.CONVERSATION,
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same for a model that its pattern stands for. */
  RoutePolicy named(String name) {
    List<String> others = fallbacks.stream().filter(other -> !other.equals(name)).toList();
    return new RoutePolicy(name, strategy, affinity, others, firstEvent, total);
  }
}
