package ai.nexus.bench.work;

import ai.nexus.bench.load.SseClient;
import ai.nexus.bench.measure.Check;
import ai.nexus.bench.measure.Figure;
import ai.nexus.bench.measure.Figures;
import ai.nexus.bench.measure.JavaHeap;
import ai.nexus.bench.stage.Contender;
import ai.nexus.bench.stage.EventLoop;
import ai.nexus.bench.stage.FloodStreams;
import ai.nexus.bench.stage.Scenario;
import ai.nexus.bench.stage.Stage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Readers that read nothing of a stream that comes as fast as it can: what the gateway takes from
 * the upstream must come to an end, and its heap must not grow from then on.
 */
final class SlowReaders implements Work {

  private static final int READERS = 50;
  private static final double KIB = 1024;
  private static final double MIB = 1024 * 1024;

  @Override
  public String id() {
    return "slow-reader";
  }

  @Override
  public String title() {
    return READERS + " readers that stop reading, the upstream as fast as it can";
  }

  @Override
  public Outcome measure(Stage stage, Plan plan) {
    Turns turns =
        Turns.take(
            plan.rounds(),
            List.of(stage.nginx(), stage.gateway().contender()),
            contender -> trial(stage.live().floods(), contender, plan.length()));
    return Outcome.of(
        turns,
        List.of(
            Check.atMost("KiB taken after the pause", turns.worst(Figure.SENT_LATER), 0, 0),
            Check.atMost(
                "heap growth since the pause, MiB", turns.worst(Figure.HEAP_GROWTH), 2, 1)));
  }

  /** The first half of the time is for every buffer to fill; the second must be quiet. */
  private static Figures trial(FloodStreams floods, Contender contender, Duration length) {
    long half = length.toNanos() / 2;
    long before = floods.taken();
    try (var client = new SseClient(contender, Scenario.FLOOD)) {
      for (int reader = 0; reader < READERS; reader++) {
        EventLoop.await(client.openUnread());
      }
      LockSupport.parkNanos(half);
      long paused = floods.taken();
      long heap = heap(contender);
      LockSupport.parkNanos(half);
      return Figures.none()
          .with(Figure.SENT_PER_READER, (paused - before) / KIB / READERS)
          .with(Figure.SENT_LATER, (floods.taken() - paused) / KIB)
          .with(Figure.HEAP_GROWTH, (heap(contender) - heap) / MIB);
    }
  }

  private static long heap(Contender contender) {
    return contender.isGateway() ? new JavaHeap(contender.pids().get(0)).live() : 0;
  }
}
