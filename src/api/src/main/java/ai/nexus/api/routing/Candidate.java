package ai.nexus.api.routing;

import ai.nexus.core.catalogue.Target;

/** A target that may serve an exchange. For one thread at a time. */
final class Candidate {

  private final Target target;
  private final TargetState state;
  private int tries;

  Candidate(Target target, TargetState state) {
    this.target = target;
    this.state = state;
  }

  Target target() {
    return target;
  }

  TargetState state() {
    return state;
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
