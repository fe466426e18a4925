package ai.nexus.api.resource;

import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.relay.ChatService;
import ai.nexus.api.relay.Downstream;
import jakarta.ws.rs.container.AsyncResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Refuses a request whose body does not arrive in time. Set only when the body was not there at
 * once, because a timer costs more than reading a small body does.
 */
final class BodyTimer {

  private final AsyncResponse suspended;
  private final Duration limit;
  private final Exchange exchange;
  private final ChatService chat;
  private final Downstream downstream;
  private final AtomicBoolean stopped = new AtomicBoolean();
  // Written by the request's thread before it returns, read by it and by the reader's.
  private volatile boolean started;

  BodyTimer(
      AsyncResponse suspended,
      Duration limit,
      Exchange exchange,
      ChatService chat,
      Downstream downstream) {
    this.suspended = suspended;
    this.limit = limit;
    this.exchange = exchange;
    this.chat = chat;
    this.downstream = downstream;
  }

  void startUnlessStopped() {
    if (stopped.get()) {
      return;
    }
    started = true;
    suspended.setTimeoutHandler(late -> expired());
    suspended.setTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
    if (stopped.get()) {
      disarm();
    }
  }

  /**
   * @return whether the caller is the first to stop it, and so the one to go on with the request
   */
  boolean stop() {
    boolean first = stopped.compareAndSet(false, true);
    if (first && started) {
      disarm();
    }
    return first;
  }

  private void disarm() {
    suspended.setTimeout(0, TimeUnit.MILLISECONDS);
  }

  private void expired() {
    if (stopped.compareAndSet(false, true)) {
      chat.refuse(exchange, downstream, BodyReader.tooLate(limit));
    }
  }
}
