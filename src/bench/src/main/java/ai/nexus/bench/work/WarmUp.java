package ai.nexus.bench.work;

import ai.nexus.bench.load.Prompt;
import ai.nexus.bench.load.Wrk;
import ai.nexus.bench.measure.Check;
import ai.nexus.bench.measure.Figure;
import ai.nexus.bench.measure.Figures;
import ai.nexus.bench.stage.Contender;
import ai.nexus.bench.stage.Gateway;
import ai.nexus.bench.stage.Scenario;
import ai.nexus.bench.stage.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How soon a fresh gateway is fast: its rate in steps of five seconds over the first seventy. The
 * step behind the first ten seconds is compared with the mean of the last four.
 */
final class WarmUp implements Work {

  private static final Duration STEP = Duration.ofSeconds(5);
  private static final int STEPS = 14;
  private static final int AFTER_TEN_SECONDS = 2;
  private static final int STEADY = 4;
  private static final int CONNECTIONS = 32;

  @Override
  public String id() {
    return "warm-up";
  }

  @Override
  public String title() {
    return "a fresh gateway, JSON, 32 connections, rate every 5 s";
  }

  /** One round: the rate of each step is a figure of its own, and nginx needs no warming. */
  @Override
  public Outcome measure(Stage stage, Plan plan) {
    Wrk wrk = new Wrk(stage.scratch(), Prompt.small(Scenario.JSON), CONNECTIONS);
    List<Figures> steps = new ArrayList<>();
    try (Gateway fresh = stage.freshGateway()) {
      for (int step = 0; step < STEPS; step++) {
        steps.add(wrk.run(fresh.contender(), STEP));
      }
    }
    List<Double> rates = steps.stream().map(step -> step.get(Figure.RATE)).toList();
    double steady = mean(rates.subList(STEPS - STEADY, STEPS));
    List<Check> checks =
        List.of(
            Check.atLeast(
                "rate after 10 s, as a part of the steady rate",
                rates.get(AFTER_TEN_SECONDS) / steady,
                2.0 / 3,
                2));
    return new Outcome(Map.of(Contender.GATEWAY, steps), checks, rates);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
