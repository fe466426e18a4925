package ai.nexus.bench.work;

import ai.nexus.bench.load.Prompt;
import ai.nexus.bench.load.Wrk;
import ai.nexus.bench.measure.Check;
import ai.nexus.bench.measure.Figure;
import ai.nexus.bench.stage.Contender;
import ai.nexus.bench.stage.Scenario;
import ai.nexus.bench.stage.Stage;
import java.util.List;
import java.util.function.Function;

/** A number of connections that each ask again at once: the ceiling, by wrk. */
final class ClosedLoop implements Work {

  private static final double LEAST_RATIO = 0.30;

  private final String id;
  private final String title;
  private final Prompt prompt;
  private final int connections;
  private final Function<Turns, List<Check>> targets;

  private ClosedLoop(
      String id,
      String title,
      Prompt prompt,
      int connections,
      Function<Turns, List<Check>> targets) {
    this.id = id;
    this.title = title;
    this.prompt = prompt;
    this.connections = connections;
    this.targets = targets;
  }

  static Work json32() {
    return new ClosedLoop(
        "json-32",
        "JSON, 32 keep-alive connections",
        Prompt.small(Scenario.JSON),
        32,
        turns ->
            List.of(
                ratio(turns, "requests/s"),
                Check.atMost("CPU per request, times nginx's", turns.ratio(Figure.CPU), 5, 2),
                errors(turns)));
  }

  static Work json256() {
    return new ClosedLoop(
        "json-256",
        "JSON, 256 keep-alive connections",
        Prompt.small(Scenario.JSON),
        256,
        turns -> List.of(ratio(turns, "requests/s"), errors(turns)));
  }

  static Work sse32() {
    return new ClosedLoop(
        "sse-32",
        "SSE, 50 events an answer, unpaced, 32 connections",
        Prompt.small(Scenario.SSE),
        32,
        turns -> List.of(ratio(turns, "answers/s"), errors(turns)));
  }

  /** A prompt of many bytes, on few connections. */
  static Work prompt(String id, String title, int textBytes, int connections) {
    return new ClosedLoop(
        id,
        title,
        new Prompt(Scenario.PROMPT, textBytes),
        connections,
        turns ->
            List.of(
                Check.atMost("CPU per byte, times nginx's", turns.ratio(Figure.CPU_PER_BYTE), 3, 2),
                errors(turns)));
  }

  private static Check ratio(Turns turns, String of) {
    return Check.atLeast(
        "ratio of " + of + " to nginx's", turns.ratio(Figure.RATE), LEAST_RATIO, 3);
  }

  private static Check errors(Turns turns) {
    return Check.atMost("errors", turns.worst(Figure.ERRORS), 0, 0);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Outcome measure(Stage stage, Plan plan) {
    Wrk wrk = new Wrk(stage.scratch(), prompt, connections);
    Contender gateway = stage.gateway().contender();
    wrk.warm(gateway, plan.warmUp());
    Turns turns =
        Turns.take(
            plan.rounds(),
            List.of(stage.nginx(), gateway),
            contender -> wrk.run(contender, plan.length()));
    return Outcome.of(turns, targets.apply(turns));
  }
}
