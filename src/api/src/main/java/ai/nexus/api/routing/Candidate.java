package ai.nexus.api.routing;

import ai.nexus.core.catalogue.Target;
import java.time.Duration;
import java.util.Optional;

/** A target that may serve an exchange. For one thread at a time. */
final class Candidate implements Standing {

  private final Target target;
  private final TargetState state;
  private final Optional<Seats> seats;
  private int tries;

  /**
   * @param seats of its provider; empty where that may have any number of requests open
   */
  Candidate(Target target, TargetState state, Optional<Seats> seats) {
    this.target = target;
    this.state = state;
    this.seats = seats;
  }

  Target target() {
    return target;
  }

  TargetState state() {
    return state;
  }

  Optional<Seats> seats() {
    return seats;
  }

  @Override
  public boolean mayQueue() {
    return seats.isPresent() && state.left().isZero();
  }

  @Override
  public int tries() {
    return tries;
  }

  void tried() {
    tries++;
  }

  @Override
  public boolean hasGoodKey() {
    return state.key().isOver();
  }

  @Override
  public boolean isLeftAlone() {
    return !state.rateLimit().isOver() || !state.rest().isOver();
  }

  @Override
  public Duration left() {
    return state.left();
  }
}
