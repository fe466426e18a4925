package ai.nexus.api.routing;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The order in which an exchange goes to its candidates: for the {@link Route}, which takes the
 * first that can be had, and for the {@link RouteReport}, which takes none and writes down all.
 */
final class Choice {

  /** Why a candidate's turn has come. Those of one model come before what it falls back on. */
  enum Turn {
    /** By its place in the preferred order. */
    PREFERRED,
    /** All others have been tried, and its key was refused of late. */
    REFUSED_KEY,
    /** All that have a seat have been tried: one of those that are full, when a seat is free. */
    QUEUE;

    private boolean isOf(Standing candidate) {
      return switch (this) {
        case PREFERRED -> candidate.hasGoodKey() && !candidate.isLeftAlone();
        case REFUSED_KEY -> !candidate.hasGoodKey() && !candidate.isLeftAlone();
        case QUEUE -> candidate.mayQueue();
      };
    }
  }

  private static final List<Turn> TURNS = List.of(Turn.values());

  private Choice() {}

  /** Takes what it is offered, or not. */
  @FunctionalInterface
  interface Taker<C extends Standing, T> {
    Optional<T> take(C candidate, Turn turn);
  }

  /**
   * Offers those that have not been tried, one after the other, until one is taken. One that is not
   * taken may be offered again, in a later turn.
   *
   * @param models each with its candidates in the preferred order
   */
  static <C extends Standing, T> Optional<T> untried(List<List<C>> models, Taker<C, T> taker) {
    for (List<C> ofModel : models) {
      for (Turn turn : TURNS) {
        for (C candidate : ofModel) {
          if (candidate.tries() == 0 && turn.isOf(candidate)) {
            Optional<T> taken = taker.take(candidate, turn);
            if (taken.isPresent()) {
              return taken;
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Where none can be had now: the one that is waited for.
   *
   * @param longest that is waited
   */
  static <C extends Standing> Optional<C> soonest(List<List<C>> models, Duration longest) {
    return models.stream()
        .flatMap(List::stream)
        .filter(Standing::hasGoodKey)
        .filter(candidate -> candidate.left().compareTo(longest) <= 0)
        .min(Comparator.comparing(Standing::left).thenComparing(Standing::tries));
  }
}
