package ai.nexus.bench.stage;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Streams of twenty events a second each. They take turns: every millisecond a fiftieth of them is
 * due, so that the events come evenly. Confined to the event loop but for the counters.
 */
public final class PacedStreams {

  public static final int EVENTS_PER_SECOND = 20;
  private static final int TURNS = 1000 / EVENTS_PER_SECOND;
  private static final long NANOS_PER_TURN = 1_000_000;
  private static final int MOST_TURNS_AT_ONCE = 5;

  private final Vertx vertx;
  private final List<List<PacedStream>> turns = new ArrayList<>();
  private final LongAdder sent = new LongAdder();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicBoolean ending = new AtomicBoolean();
  private boolean ticking;
  private long ticks;
  private int next;
  private long begun;
  private int opened;

  PacedStreams(Vertx vertx) {
    this.vertx = vertx;
    for (int turn = 0; turn < TURNS; turn++) {
      turns.add(new ArrayList<>());
    }
  }

  /** Events that carried a number, over all streams since the last {@link #reset()}. */
  public long sent() {
    return sent.sum();
  }

  public int open() {
    return open.get();
  }

  /** Each stream ends in good order when its turn comes next. */
  public void end() {
    ending.set(true);
  }

  /** Before the next trial; no stream may be open. */
  public void reset() {
    ending.set(false);
    sent.reset();
  }

  void open(HttpServerResponse response) {
    if (!ticking) {
      ticking = true;
      begun = System.nanoTime();
      ticks = 0;
      vertx.setPeriodic(1, timer -> tick());
    }
    turns.get(opened++ % TURNS).add(new PacedStream(response, sent));
    open.incrementAndGet();
  }

  /**
   * A late timer makes up for the turns that it missed, but not for many at once: a machine that is
   * too slow for the pace gets a slower one, which the count of events shows, and not a loop that
   * does nothing else.
   */
  private void tick() {
    long due = (System.nanoTime() - begun) / NANOS_PER_TURN;
    long missed = due - ticks;
    ticks = Math.max(ticks, due - MOST_TURNS_AT_ONCE);
    for (long i = 0; i < Math.min(missed, MOST_TURNS_AT_ONCE); i++) {
      turn(turns.get(next));
      next = (next + 1) % TURNS;
      ticks++;
    }
  }

  private void turn(List<PacedStream> streams) {
    int before = streams.size();
    if (ending.get()) {
      streams.forEach(PacedStream::end);
      streams.clear();
    } else {
      streams.removeIf(stream -> !stream.sendNext());
    }
    open.addAndGet(streams.size() - before);
  }
}
