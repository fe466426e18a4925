package ai.nexus.bench.report;

import ai.nexus.bench.measure.Check;
import ai.nexus.bench.measure.WorkResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares ratios with earlier ones. Only a fall by more than a third counts: machines differ, and
 * so do days.
 */
public final class Guard {

  private static final double LEAST_PART = 2.0 / 3;

  private Guard() {}

  /** What was lost, a sentence for each ratio. */
  public static List<String> losses(Results before, Results now) {
    return now.works().stream()
        .flatMap(work -> before.find(work.id()).stream().flatMap(old -> losses(old, work)))
        .toList();
  }

  private static Stream<String> losses(WorkResult before, WorkResult now) {
    return now.checks().stream()
        .filter(Check::isRatio)
        .flatMap(check -> same(before, check).flatMap(old -> loss(now.id(), old, check)).stream());
  }

  private static Optional<Check> same(WorkResult work, Check check) {
    return work.checks().stream().filter(old -> old.name().equals(check.name())).findFirst();
  }

  private static Optional<String> loss(String work, Check before, Check now) {
    return now.measured() >= before.measured() * LEAST_PART
        ? Optional.empty()
        : Optional.of(
            "%s: %s was %s and is %s".formatted(work, now.name(), before.result(), now.result()));
  }
}
