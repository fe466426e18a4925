package ai.nexus.bench.work;

import ai.nexus.bench.measure.Check;
import ai.nexus.bench.measure.Figures;
import java.util.List;
import java.util.Map;

/**
 * @param rounds the figures of each round, by contender
 * @param curve a figure over time, where the work is about time; else empty
 */
public record Outcome(Map<String, List<Figures>> rounds, List<Check> checks, List<Double> curve) {

  static Outcome of(Turns turns, List<Check> checks) {
    return new Outcome(turns.rounds(), checks, List.of());
  }
}
