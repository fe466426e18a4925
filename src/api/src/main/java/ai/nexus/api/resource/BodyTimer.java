package ai.nexus.api.resource;

import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.relay.Downstream;
import ai.nexus.api.relay.ExchangeService;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Refuses a request whose body does not arrive in time. Set only when the body was not there at
 * once, because a timer costs more than reading a small body does.
 */
final class BodyTimer {

  private final ScheduledExecutorService timer;
  private final Duration limit;
  private final Exchange exchange;
  private final ExchangeService chat;
  private final Downstream downstream;
  // Both guarded by this.
  private boolean stopped;
  private Optional<Future<?>> running = Optional.empty();

  BodyTimer(
      ScheduledExecutorService timer,
      Duration limit,
      Exchange exchange,
      ExchangeService chat,
      Downstream downstream) {
    this.timer = timer;
    this.limit = limit;
    this.exchange = exchange;
    this.chat = chat;
    this.downstream = downstream;
  }

  synchronized void startUnlessStopped() {
    if (!stopped) {
      running = Optional.of(timer.schedule(this::expired, limit.toMillis(), TimeUnit.MILLISECONDS));
    }
  }

  /**
   * @return whether the caller is the first to stop it, and so the one to go on with the request
   */
  synchronized boolean stop() {
    boolean first = !stopped;
    stopped = true;
    running.ifPresent(task -> task.cancel(false));
    return first;
  }

  private void expired() {
    if (stop()) {
      chat.refuse(exchange, downstream, BodyReader.tooLate(limit));
    }
  }
}
