package ai.nexus.api.resource;

import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Gives up a body that does not come fast enough; looks once a second. Set only when the body was
 * not there at once, because a timer costs more than reading a small body does.
 */
final class BodyTimer {

  private final ScheduledExecutorService timer;
  private final BodyPace pace;
  // Both guarded by this.
  private boolean stopped;
  private Optional<Future<?>> running = Optional.empty();

  BodyTimer(ScheduledExecutorService timer, BodyPace pace) {
    this.timer = timer;
    this.pace = pace;
  }

  synchronized void watch(BodyReader reader) {
    if (!stopped) {
      running =
          Optional.of(
              timer.scheduleWithFixedDelay(
                  () -> pace.fault().ifPresent(reader::giveUp), 1, 1, TimeUnit.SECONDS));
    }
  }

  /** Reading has ended. */
  synchronized void stop() {
    stopped = true;
    running.ifPresent(task -> task.cancel(false));
  }
}
