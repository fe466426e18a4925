package ai.nexus.bench.work;

import ai.nexus.bench.measure.Check;
import ai.nexus.bench.measure.Figure;
import ai.nexus.bench.measure.Figures;
import ai.nexus.bench.measure.Processes;
import ai.nexus.bench.stage.Contender;
import ai.nexus.bench.stage.Stage;
import ai.nexus.testkit.server.NexusServer;
import ai.nexus.testkit.server.ServerPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * From the start of the process to both ports answering, and its memory when nothing happens. The
 * first start makes the database as well and is told apart.
 */
final class ColdStart implements Work {

  private static final Duration REST = Duration.ofSeconds(5);
  private static final double MIB = 1024 * 1024;

  @Override
  public String id() {
    return "start";
  }

  @Override
  public String title() {
    return "cold start to both ports answering, idle memory";
  }

  @Override
  public Outcome measure(Stage stage, Plan plan) {
    Path home = stage.freshHome();
    double first = start(stage.jar(), home).get(Figure.START);
    List<Figures> starts = new ArrayList<>();
    for (int round = 0; round < plan.rounds(); round++) {
      starts.add(start(stage.jar(), home).with(Figure.FIRST_START, first));
    }
    Figures median = Figures.median(starts);
    List<Check> checks =
        List.of(
            Check.atMost("start, s", median.get(Figure.START), 4, 2),
            Check.atMost("idle resident memory, MiB", median.get(Figure.MEMORY), 300, 0));
    return new Outcome(Map.of(Contender.GATEWAY, starts), checks, List.of());
  }

  private static Figures start(Path jar, Path home) {
    long begun = System.nanoTime();
    try (NexusServer server = NexusServer.start(ServerPlan.onFreePorts(jar, home))) {
      double seconds = (System.nanoTime() - begun) / 1e9;
      LockSupport.parkNanos(REST.toNanos());
      return Figures.none()
          .with(Figure.START, seconds)
          .with(Figure.MEMORY, Processes.resident(List.of(server.pid())) / MIB);
    }
  }
}
