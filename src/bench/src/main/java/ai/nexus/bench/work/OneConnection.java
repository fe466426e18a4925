package ai.nexus.bench.work;

import ai.nexus.bench.load.OpenLoop;
import ai.nexus.bench.load.Prompt;
import ai.nexus.bench.measure.Check;
import ai.nexus.bench.measure.Figure;
import ai.nexus.bench.stage.Contender;
import ai.nexus.bench.stage.Scenario;
import ai.nexus.bench.stage.Stage;
import java.util.List;

/** What the gateway adds to the latency of a single call: one connection, at a constant rate. */
final class OneConnection implements Work {

  private static final int PER_SECOND = 400;

  @Override
  public String id() {
    return "json-1";
  }

  @Override
  public String title() {
    return "JSON, 1 connection, " + PER_SECOND + " requests/s, latency from the intended start";
  }

  @Override
  public Outcome measure(Stage stage, Plan plan) {
    OpenLoop load = new OpenLoop(Prompt.small(Scenario.JSON), PER_SECOND);
    Contender gateway = stage.gateway().contender();
    load.run(gateway, plan.warmUp());
    Turns turns =
        Turns.take(
            plan.rounds(),
            List.of(stage.nginx(), gateway),
            contender -> load.run(contender, plan.length()));
    return Outcome.of(
        turns,
        List.of(
            Check.atMost("p50 above nginx's, ms", turns.above(Figure.P50), 0.20, 3),
            Check.atMost("p99 above nginx's, ms", turns.above(Figure.P99), 1, 3),
            Check.atMost("errors", turns.worst(Figure.ERRORS), 0, 0)));
  }
}
