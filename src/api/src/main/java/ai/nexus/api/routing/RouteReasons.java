package ai.nexus.api.routing;

import java.time.Duration;

/** Says for people why a target is tried when it is. */
final class RouteReasons {

  private RouteReasons() {}

  static String of(TargetReport state, int order, String placedBy) {
    if (order == 0) {
      return "Passed over: " + obstacle(state) + ".";
    }
    if (!state.left().isZero()) {
      return "Waited for, since no other can be asked sooner: " + obstacle(state) + ".";
    }
    String place =
        order == 1 ? "Asked first" : "Asked where those before it fail, as far as the attempts go";
    if (!state.keyLeft().isZero()) {
      return place + "; it comes last because its key was refused " + left(state.keyLeft()) + ".";
    }
    String probe =
        state.circuit().equals("half_open")
            ? "; its circuit is half open, so a few requests at a time try whether it is well"
            : "";
    return place + ": by its priority, then by " + placedBy + probe + ".";
  }

  private static String obstacle(TargetReport state) {
    if (state.isOpen()) {
      return "it has failed too often, its circuit is open " + left(state.circuitLeft());
    }
    return state.rateLimitLeft().isZero()
        ? "its key was refused " + left(state.keyLeft())
        : "its provider asked to be left alone " + left(state.rateLimitLeft());
  }

  private static String left(Duration left) {
    return "(" + Math.max(1, (left.toMillis() + 999) / 1000) + " s more)";
  }
}
