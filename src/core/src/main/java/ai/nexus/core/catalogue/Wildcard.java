package ai.nexus.core.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * Models that one entry stands for, by a name with a star in it that is any text of a character or
 * more.
 *
 * @param before the star
 * @param behind the star
 * @param targets in the order in which they are tried; their upstream's name may have a star as
 *     well
 */
record Wildcard(String before, String behind, List<Target> targets) {

  static final String STAR = "*";

  Wildcard {
    targets = List.copyOf(targets);
  }

  static Wildcard of(String name, List<Target> targets) {
    int star = name.indexOf(STAR);
    return new Wildcard(name.substring(0, star), name.substring(star + 1), targets);
  }

  /** How much of a name it says: the more, the better it knows. */
  int literalLength() {
    return before.length() + behind.length();
  }

  /** What the star stands for in a model's name; empty where the name is another one's. */
  Optional<String> match(String model) {
    boolean fits =
        model.length() > literalLength() && model.startsWith(before) && model.endsWith(behind);
    return fits
        ? Optional.of(model.substring(before.length(), model.length() - behind.length()))
        : Optional.empty();
  }

  /**
   * The targets as they serve one model.
   *
   * @param matched what the star stands for
   */
  List<Target> targets(String model, String matched) {
    return targets.stream()
        .map(target -> target.named(model, target.upstreamModel().replace(STAR, matched)))
        // In an address, dots alone are another folder.
        .filter(target -> !target.upstreamModel().matches("\\.+"))
        .toList();
  }
}
