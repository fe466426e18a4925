package ai.nexus.api.routing;

import ai.nexus.core.catalogue.Target;
import java.util.Optional;

/** A target that may serve an exchange. For one thread at a time. */
final class Candidate {

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

  /** Whether no more than a seat is missing. */
  boolean mayQueue() {
    return seats.isPresent() && state.left().isZero();
  }

  /** How often it has been called for this exchange. */
  int tries() {
    return tries;
  }

  void tried() {
    tries++;
  }

  boolean hasGoodKey() {
    return state.key().isOver();
  }
}
