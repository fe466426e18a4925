package ai.nexus.api.exchange;

import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.keys.Caller;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The exchanges that are open now: bounded for each client key and together, and waited for at
 * shutdown. A key's second exchange and further ones are let in as long as no fewer could still
 * follow with other keys, so that no key takes more than half of what others leave.
 */
public final class OpenExchanges implements Exchanges {

  private final int max;
  private final int maxPerKey;
  private final ConcurrentMap<String, Integer> openByKey = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition allEnded = lock.newCondition();
  // guarded by lock
  private int open;
  // guarded by lock
  private boolean closing;

  /** Bounded for each key alone. */
  public OpenExchanges(int maxPerKey) {
    this(Integer.MAX_VALUE, maxPerKey);
  }

  /**
   * @param max with all keys together
   */
  public OpenExchanges(int max, int maxPerKey) {
    this.max = max;
    this.maxPerKey = maxPerKey;
  }

  @Override
  public Exchange open(Caller caller, RequestFacts facts) {
    return new Exchange(caller, facts);
  }

  @Override
  public void admit(Exchange exchange) {
    Caller caller = exchange.caller();
    int ofKey = openByKey.merge(caller.keyHash(), 1, Integer::sum);
    if (ofKey > maxPerKey) {
      release(caller);
      throw new GatewayException(
          Failure.TOO_MANY_STREAMS,
          "This key already has " + maxPerKey + " requests open. Wait for one to end.");
    }
    enter(ofKey)
        .ifPresent(
            refused -> {
              release(caller);
              throw refused;
            });
    exchange.over().thenRun(() -> ended(caller));
  }

  /** How many are open, with all keys. */
  public int count() {
    lock.lock();
    try {
      return open;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes no more and waits for those that are open.
   *
   * @return how many were still open when the limit was reached
   */
  public int drain(Duration limit) throws InterruptedException {
    long left = limit.toNanos();
    lock.lock();
    try {
      closing = true;
      while (open > 0 && left > 0) {
        left = allEnded.awaitNanos(left);
      }
      return open;
    } finally {
      lock.unlock();
    }
  }

  /**
   * @param ofKey how many its key then has
   * @return why it may not; empty where it has
   */
  private Optional<GatewayException> enter(int ofKey) {
    lock.lock();
    try {
      Optional<GatewayException> refusal = refusal(ofKey, max - open - 1);
      if (refusal.isEmpty()) {
        open++;
      }
      return refusal;
    } finally {
      lock.unlock();
    }
  }

  private Optional<GatewayException> refusal(int ofKey, int left) {
    if (closing) {
      return Optional.of(
          new GatewayException(
              Failure.SHUTTING_DOWN, "The gateway is shutting down. Send the request again."));
    }
    if (left < 0) {
      return Optional.of(
          new GatewayException(
              Failure.OVERLOADED,
              "The gateway already has " + max + " requests open. Send the request again."));
    }
    if (ofKey > 1 && ofKey > left) {
      return Optional.of(
          new GatewayException(
              Failure.TOO_MANY_STREAMS,
              "This key already has more requests open than the gateway has left for others. Wait"
                  + " for one to end."));
    }
    return Optional.empty();
  }

  private void ended(Caller caller) {
    release(caller);
    lock.lock();
    try {
      if (--open == 0) {
        allEnded.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void release(Caller caller) {
    openByKey.computeIfPresent(caller.keyHash(), (key, n) -> n > 1 ? n - 1 : null);
  }
}
