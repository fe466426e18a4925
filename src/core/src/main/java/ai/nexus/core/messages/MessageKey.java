package ai.nexus.core.messages;

import java.time.Instant;
import java.util.Comparator;

/** What stored messages are ordered by: the end of the exchange, then its request. */
public record MessageKey(Instant time, String requestId) implements Comparable<MessageKey> {

  private static final Comparator<MessageKey> ORDER =
      Comparator.comparing(MessageKey::time).thenComparing(MessageKey::requestId);

  @Override
  public int compareTo(MessageKey other) {
    return ORDER.compare(this, other);
  }
}
