package ai.nexus.api.routing;

import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The requests that one provider may have open at a time, and a short queue of those that wait for
 * one of them to end. Safe for many threads.
 */
final class Seats {

  /** A place, from when it is granted until it is given back. */
  final class Seat {

    private final CompletableFuture<Void> granted = new CompletableFuture<>();
    private boolean expired;

    /**
     * Complete when it is granted; fails with a {@link GatewayException} (OVERLOADED) where that
     * takes too long.
     */
    CompletableFuture<Void> granted() {
      return granted;
    }

    /** Once, whether or not it has been granted. */
    void giveBack() {
      if (!leaveQueue(this)) {
        free(this);
      }
    }
  }

  private final String provider;
  private final Duration patience;
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<Seat> waiting = new ArrayDeque<>();
  private int most;
  private int mostWaiting;
  private int taken;

  /**
   * @param patience how long a request waits
   */
  Seats(String provider, Duration patience) {
    this.provider = provider;
    this.patience = patience;
  }

  /** As the provider stands now; those that wait get what an edit has made room for. */
  void limit(int seats, int queue) {
    List<Seat> lucky = new ArrayList<>();
    lock.lock();
    try {
      most = seats;
      mostWaiting = queue;
      while (taken < most && !waiting.isEmpty()) {
        taken++;
        lucky.add(waiting.poll());
      }
    } finally {
      lock.unlock();
    }
    lucky.forEach(seat -> seat.granted.complete(null));
  }

  /** A seat at once, or none. */
  Optional<Seat> tryTake() {
    lock.lock();
    try {
      if (taken >= most || !waiting.isEmpty()) {
        return Optional.empty();
      }
      taken++;
    } finally {
      lock.unlock();
    }
    Seat seat = new Seat();
    seat.granted.complete(null);
    return Optional.of(seat);
  }

  /**
   * A seat later, or at once where the last one was given back since it was asked for: nobody would
   * come to grant it then. None where too many wait already.
   */
  Optional<Seat> queue() {
    Seat seat = new Seat();
    lock.lock();
    try {
      Optional<Seat> free = tryTake();
      if (free.isPresent() || waiting.size() >= mostWaiting) {
        return free;
      }
      waiting.add(seat);
    } finally {
      lock.unlock();
    }
    limitWait(seat);
    return Optional.of(seat);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // What it does is all that there is to it.
  private void limitWait(Seat seat) {
    CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
        .execute(
            () -> {
              if (expires(seat)) {
                seat.granted.completeExceptionally(tooLong());
              }
            });
  }

  SeatsReport report() {
    lock.lock();
    try {
      return new SeatsReport(taken, most, waiting.size(), mostWaiting);
    } finally {
      lock.unlock();
    }
  }

  private GatewayException tooLong() {
    return new GatewayException(
        Failure.OVERLOADED,
        "The provider '"
            + provider
            + "' has as many requests open as it may, and none of them ended in time.");
  }

  private boolean expires(Seat seat) {
    lock.lock();
    try {
      seat.expired = waiting.remove(seat);
      return seat.expired;
    } finally {
      lock.unlock();
    }
  }

  private boolean leaveQueue(Seat seat) {
    lock.lock();
    try {
      return waiting.remove(seat);
    } finally {
      lock.unlock();
    }
  }

  private void free(Seat seat) {
    Seat next;
    lock.lock();
    try {
      if (seat.expired) {
        return;
      }
      next = taken <= most ? waiting.poll() : null;
      if (next == null) {
        taken--;
      }
    } finally {
      lock.unlock();
    }
    if (next != null) {
      next.granted.complete(null);
    }
  }
}
