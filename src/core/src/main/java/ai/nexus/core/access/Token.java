package ai.nexus.core.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A token of Google's, as the headers that show it.
 *
 * @param freshUntil when another one is to be fetched: 5 minutes before its end, or half of its
 *     life where that is shorter
 */
record Token(Map<String, String> headers, Instant freshUntil, Instant end) {

  private static final Duration MARGIN = Duration.ofMinutes(5);

  static Token of(String text, Instant from, Duration life) {
    Duration half = life.dividedBy(2);
    Instant end = from.plus(life);
    return new Token(
        FixedHeaders.of("authorization", Optional.of("Bearer " + text)).headers(),
        end.minus(half.compareTo(MARGIN) < 0 ? half : MARGIN),
        end);
  }

  @Override
  public String toString() {
    return "Token[until " + end + "]";
  }
}
