package ai.nexus.e2e.chaos;

import java.util.HashMap;
import java.util.Map;

/**
 * What is expected of a fault: where the model has this target alone, and where another is left.
 *
 * @param but the providers' dialects for which something else is expected
 */
record Ends(Ending alone, Ending spared, Map<String, Ends> but) {

  private Ends(Ending alone, Ending spared) {
    this(alone, spared, Map.of());
  }

  /** The client does not notice. */
  static Ends harmless() {
    return always(Ending.ANSWERED);
  }

  /** Another target makes no difference. */
  static Ends always(Ending ending) {
    return new Ends(ending, ending);
  }

  /** Another target takes the place of this one. */
  static Ends givingWay(Ending alone) {
    return new Ends(alone, Ending.BY_THE_OTHER);
  }

  Ends but(Ends other, String... dialects) {
    Map<String, Ends> all = new HashMap<>(but);
    for (String dialect : dialects) {
      all.put(dialect, other);
    }
    return new Ends(alone, spared, Map.copyOf(all));
  }

  Ending of(String dialect, boolean isSpared) {
    Ends fitting = but.getOrDefault(dialect, this);
    return isSpared ? fitting.spared : fitting.alone;
  }
}
