package ai.nexus.api.exchange;

import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.keys.Caller;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The exchanges that are open now: bounded for each client key, and waited for at shutdown. */
public final class OpenExchanges implements Exchanges {

  private final int maxPerKey;
  private final ConcurrentMap<String, Integer> openByKey = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition allEnded = lock.newCondition();
  // guarded by lock
  private int open;
  // guarded by lock
  private boolean closing;

  public OpenExchanges(int maxPerKey) {
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
    if (!enter()) {
      release(caller);
      throw new GatewayException(
          Failure.SHUTTING_DOWN, "The gateway is shutting down. Send the request again.");
    }
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

  private boolean enter() {
    lock.lock();
    try {
      if (!closing) {
        open++;
      }
      return !closing;
    } finally {
      lock.unlock();
    }
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
