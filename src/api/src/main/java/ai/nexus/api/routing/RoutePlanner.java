package ai.nexus.api.routing;

import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.catalogue.RoutePolicy;
import ai.nexus.core.catalogue.Target;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Puts the targets of an exchange in order, by how they have been of late. */
public final class RoutePlanner {

  private final RetryConfig retries;
  private final TargetStates states;
  private final ProviderSeats seats;
  private final Clock clock;

  public RoutePlanner(RetryConfig retries, BreakerConfig breakers, Clock clock) {
    this.retries = retries;
    this.states = new TargetStates(breakers, clock);
    this.seats = new ProviderSeats(retries);
    this.clock = clock;
  }

  /**
   * @param targets those of the model, at least one, then those of each model that it falls back on
   * @param conversation what goes on past this exchange; empty where nothing does
   */
  public Route plan(RoutePolicy policy, List<List<Target>> targets, Optional<String> conversation) {
    return new Route(policy, ordered(policy, targets, conversation), retries, clock);
  }

  private List<List<Candidate>> ordered(
      RoutePolicy policy, List<List<Target>> targets, Optional<String> conversation) {
    return targets.stream()
        .map(ofModel -> Preference.order(candidates(ofModel), policy, conversation))
        .toList();
  }

  /** What {@link #plan} would come to now; takes no leave to call anybody. */
  public RouteReport explain(
      RoutePolicy policy, List<List<Target>> targets, Optional<String> conversation) {
    return RouteReport.of(policy, conversation, ordered(policy, targets, conversation), retries);
  }

  /** A provider was asked whether it is alive: its targets are left alone, or tried at once. */
  public void probed(Provider provider, boolean alive) {
    states.known().values().stream()
        .filter(state -> state.isOf(provider))
        .map(TargetState::breaker)
        .forEach(alive ? Breaker::halfOpen : Breaker::open);
  }

  /** How a target that is known is now. */
  TargetReport report(String upstreamModel, TargetState state) {
    return TargetReport.of(upstreamModel, state, seats.of(state.provider()));
  }

  TargetStates states() {
    return states;
  }

  private List<Candidate> candidates(List<Target> targets) {
    return targets.stream()
        .map(target -> new Candidate(target, states.of(target), seats.of(target.provider())))
        .toList();
  }
}
