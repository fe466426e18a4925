package ai.nexus.bench.load;

import ai.nexus.bench.measure.Figure;
import ai.nexus.bench.measure.Figures;
import ai.nexus.bench.measure.Processes;
import ai.nexus.bench.stage.Contender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Open-loop load on one connection: a request at every tick of a clock, and its latency counted
 * from that tick. An answer that comes late makes the next ones late as well, as it would for
 * users; a client that waits before it asks again would never notice.
 */
public final class OpenLoop {

  /** The kernel wakes a sleeper up to this much late, so the rest of the wait is spun. */
  private static final long SPIN_NANOS = 120_000;

  private final Prompt prompt;
  private final int perSecond;

  public OpenLoop(Prompt prompt, int perSecond) {
    this.prompt = prompt;
    this.perSecond = perSecond;
  }

  public Figures run(Contender contender, Duration length) {
    Histogram latencies = new Histogram(Duration.ofMinutes(1).toNanos(), 3);
    Duration before = Processes.cpu(contender.pids());
    int errors = 0;
    long requests = length.toSeconds() * perSecond;
    try (var call = new BlockingCall(contender.chat(prompt.scenario()), prompt.body())) {
      long start = System.nanoTime();
      for (long request = 0; request < requests; request++) {
        long intended = start + request * 1_000_000_000L / perSecond;
        awaitTick(intended);
        errors += call.answeredWell() ? 0 : 1;
        latencies.recordValue(System.nanoTime() - intended);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(contender.name() + " broke the connection", broken);
    }
    Duration used = Processes.cpu(contender.pids()).minus(before);
    return Figures.none()
        .with(Figure.RATE, perSecond)
        .with(Figure.CPU, used.toNanos() / 1e3 / requests)
        .with(Figure.P50, latencies.getValueAtPercentile(50) / 1e6)
        .with(Figure.P99, latencies.getValueAtPercentile(99) / 1e6)
        .with(Figure.ERRORS, errors);
  }

  private static void awaitTick(long intended) {
    long left = intended - System.nanoTime();
    while (left > 0) {
      if (left > SPIN_NANOS) {
        LockSupport.parkNanos(left - SPIN_NANOS);
      } else {
        Thread.onSpinWait();
      }
      left = intended - System.nanoTime();
    }
  }
}
