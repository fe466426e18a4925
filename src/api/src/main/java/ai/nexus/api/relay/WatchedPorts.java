package ai.nexus.api.relay;

import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The local ports by which clients are connected whose leaving only the kernel's table tells. Kept
 * by one thread, read by any.
 */
final class WatchedPorts {

  // Of all calls there were: the listeners' ports are few.
  private final Set<Integer> ports = ConcurrentHashMap.newKeySet();
  private final AtomicInteger calls = new AtomicInteger();

  void add(OptionalInt port) {
    if (port.isPresent()) {
      ports.add(port.getAsInt());
      calls.incrementAndGet();
    }
  }

  void remove(OptionalInt port) {
    if (port.isPresent()) {
      calls.decrementAndGet();
    }
  }

  /** None where no call is left that has one. */
  Set<Integer> all() {
    return calls.get() > 0 ? ports : Set.of();
  }
}
