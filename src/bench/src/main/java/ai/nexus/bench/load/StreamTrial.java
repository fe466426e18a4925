package ai.nexus.bench.load;

import ai.nexus.bench.stage.EventLoop;
import ai.nexus.bench.stage.PacedStreams;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Many paced streams at once: opened in groups, watched for a while, ended, and counted. */
public final class StreamTrial implements AutoCloseable {

  private static final int GROUP = 50;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final StreamClient client;
  private final PacedStreams upstream;
  private final LagRecorder lags = new LagRecorder();
  private final List<EventMeter> meters = new ArrayList<>();
  private final AtomicInteger ended = new AtomicInteger();

  public StreamTrial(StreamClient client, PacedStreams upstream) {
    this.client = client;
    this.upstream = upstream;
    upstream.reset();
  }

  /** Returns when all of them receive. */
  public void open(int streams) {
    while (meters.size() < streams) {
      List<Future<Void>> group = new ArrayList<>();
      for (int i = 0; i < GROUP && meters.size() < streams; i++) {
        EventMeter meter = new EventMeter(lags);
        meters.add(meter);
        group.add(client.open(meter, ended::incrementAndGet));
      }
      EventLoop.await(Future.all(group));
    }
    await(() -> upstream.open() == streams, "all streams to reach the upstream");
  }

  /** Lags are counted for this long. */
  public LagRecorder watch(Duration length) {
    lags.record(true);
    LockSupport.parkNanos(length.toNanos());
    lags.record(false);
    return lags;
  }

  /** Ends all streams and returns how many events were lost, or came out of order. */
  public long lost() {
    upstream.end();
    await(() -> upstream.open() == 0, "the upstream to end its streams");
    await(() -> ended.get() == meters.size(), "all streams to end");
    long unfinished = meters.stream().filter(meter -> !meter.isDone()).count();
    return upstream.sent() - lags.received() + lags.misplaced() + unfinished;
  }

  private void await(BooleanSupplier condition, String what) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "waited in vain for %s: %d opened, %d at the upstream, %d ended"
                .formatted(what, meters.size(), upstream.open(), ended.get()));
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
