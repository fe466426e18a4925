package ai.nexus.api.routing;

import ai.nexus.core.catalogue.Target;

/**
 * One target of a route, and what would become of it.
 *
 * @param order its place among those that are tried, from 1; 0 for one that is passed over
 * @param why a sentence
 */
public record CandidateReport(Target target, TargetReport state, int order, String why) {

  /** Whether the first attempt would be made at it. */
  public boolean isTaken() {
    return order == 1;
  }
}
