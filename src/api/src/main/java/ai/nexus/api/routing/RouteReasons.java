package ai.nexus.api.routing;

import java.time.Duration;

/** Says for people why a target is tried when it is. */
final class RouteReasons {

  private RouteReasons() {}

  /**
   * @param first whether it is the first
   */
  static String tried(TargetReport state, Choice.Turn turn, boolean first, String placedBy) {
    if (!state.left().isZero()) {
      return "Waited for, since no other can be asked sooner: " + obstacle(state) + ".";
    }
    String place =
        first ? "Asked first" : "Asked where those before it fail, as far as the attempts go";
    return switch (turn) {
      case PREFERRED -> place + ": by its priority, then by " + placedBy + probe(state) + ".";
      case REFUSED_KEY ->
          place + "; it comes last because its key was refused " + left(state.keyLeft()) + ".";
      case QUEUE -> place + ", when one of its provider's requests ends: " + seats(state) + ".";
    };
  }

  static String passedOver(TargetReport state) {
    return "Passed over: " + obstacle(state) + ".";
  }

  private static String probe(TargetReport state) {
    return state.circuit().equals("half_open")
        ? "; its circuit is half open, so a few requests at a time try whether it is well"
        : "";
  }

  private static String obstacle(TargetReport state) {
    if (state.isOpen()) {
      return "it has failed too often, its circuit is open " + left(state.circuitLeft());
    }
    if (!state.rateLimitLeft().isZero()) {
      return "its provider asked to be left alone " + left(state.rateLimitLeft());
    }
    return state.isFull() ? seats(state) : "its key was refused " + left(state.keyLeft());
  }

  private static String seats(TargetReport state) {
    return state
        .seats()
        .map(
            seats ->
                "%d of the %d requests that it may have are open, and %d of at most %d wait"
                    .formatted(seats.open(), seats.most(), seats.waiting(), seats.mostWaiting()))
        .orElse("");
  }

  private static String left(Duration left) {
    return "(" + Math.max(1, (left.toMillis() + 999) / 1000) + " s more)";
  }
}
