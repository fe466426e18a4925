package ai.nexus.api.routing;

import java.time.Duration;

/** How a candidate stands: as it does at each look, or as it did at one moment. */
interface Standing {

  /** How often it has been called for this exchange. */
  int tries();

  boolean hasGoodKey();

  /** Whether its provider asked to be left alone for a while that is not over. */
  boolean isLeftAlone();

  /** Whether no more than a seat is missing. */
  boolean mayQueue();

  /** Until it may be called, but for its seat; zero where that is now. */
  Duration left();
}
