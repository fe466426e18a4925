package ai.nexus.bench.measure;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one work gave.
 *
 * @param command that measured it
 * @param loadBefore the machine's load average over a minute, before the work began
 * @param rounds the figures of each round, by contender
 * @param curve a figure over time, where the work is about time; else empty
 */
public record WorkResult(
    String id,
    String title,
    String command,
    Instant at,
    double loadBefore,
    Map<String, List<Figures>> rounds,
    List<Check> checks,
    List<Double> curve) {

  public WorkResult {
    Map<String, List<Figures>> copy = new LinkedHashMap<>();
    rounds.forEach((contender, figures) -> copy.put(contender, List.copyOf(figures)));
    rounds = copy;
    checks = List.copyOf(checks);
    curve = List.copyOf(curve);
  }

  public Figures median(String contender) {
    return Figures.median(rounds.getOrDefault(contender, List.of()));
  }
}
