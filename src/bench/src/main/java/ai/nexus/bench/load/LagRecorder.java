package ai.nexus.bench.load;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;

/**
 * The events of all streams of one trial. Written by the event loop of the clients, read by others
 * when the window is closed.
 */
public final class LagRecorder {

  private final Histogram lags = new Histogram(Duration.ofMinutes(5).toNanos(), 3);
  private final LongAdder received = new LongAdder();
  private final LongAdder misplaced = new LongAdder();
  private volatile boolean recording;

  void event(long lagNanos, boolean inOrder) {
    received.increment();
    if (!inOrder) {
      misplaced.increment();
    }
    if (recording) {
      synchronized (lags) {
        lags.recordValue(Math.max(0, lagNanos));
      }
    }
  }

  /** Lags count only while the window is open. */
  public void record(boolean on) {
    recording = on;
  }

  public long received() {
    return received.sum();
  }

  /** Events that did not follow the one before. */
  public long misplaced() {
    return misplaced.sum();
  }

  /** Events in the window. */
  public long recorded() {
    synchronized (lags) {
      return lags.getTotalCount();
    }
  }

  public double percentileMillis(double percentile) {
    synchronized (lags) {
      return lags.getValueAtPercentile(percentile) / 1e6;
    }
  }
}
