package ai.nexus.api.routing;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Something that is left alone until a point in time. Safe for many threads. */
final class Aside {

  private final Clock clock;
  private final AtomicLong until = new AtomicLong();

  Aside(Clock clock) {
    this.clock = clock;
  }

  /** From now on; a longer one that is under way stays. */
  void put(Duration length) {
    long end = clock.millis() + length.toMillis();
    until.accumulateAndGet(end, Math::max);
  }

  void end() {
    until.set(0);
  }

  /** Zero where it may be used. */
  Duration left() {
    return Duration.ofMillis(Math.max(0, until.get() - clock.millis()));
  }

  boolean isOver() {
    return until.get() == 0 || left().isZero();
  }
}
