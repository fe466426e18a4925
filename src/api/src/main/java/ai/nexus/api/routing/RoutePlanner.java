package ai.nexus.api.routing;

import ai.nexus.core.catalogue.Target;
import java.time.Clock;
import java.util.List;

/** Puts the targets of an exchange in order, by how they have been of late. */
public final class RoutePlanner {

  private final RetryConfig retries;
  private final TargetStates states;
  private final Clock clock;

  public RoutePlanner(RetryConfig retries, BreakerConfig breakers, Clock clock) {
    this.retries = retries;
    this.states = new TargetStates(breakers, clock);
    this.clock = clock;
  }

  /**
   * @param model as the client names it
   * @param targets at least one
   */
  public Route plan(String model, List<Target> targets) {
    List<Candidate> candidates =
        targets.stream().map(target -> new Candidate(target, states.of(target))).toList();
    return new Route(model, candidates, retries, clock);
  }
}
