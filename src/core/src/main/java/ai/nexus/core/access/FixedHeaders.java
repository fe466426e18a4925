package ai.nexus.core.access;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The same headers with every request, had at once.
 *
 * @param headers names in small letters
 */
public record FixedHeaders(Map<String, String> headers) implements Access {

  public FixedHeaders {
    headers = Map.copyOf(headers);
  }

  /** None where there is no value. */
  static FixedHeaders of(String name, Optional<String> value) {
    value.ifPresent(FixedHeaders::requireSendable);
    return new FixedHeaders(value.map(text -> Map.of(name, text)).orElse(Map.of()));
  }

  @Override
  public CompletionStage<Map<String, String>> headers(Outgoing request) {
    return CompletableFuture.completedStage(headers);
  }

  /** A line break in it would begin another header. */
  private static void requireSendable(String value) {
    if (!value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new IllegalArgumentException(
          "the key must be of printable ASCII characters, without line breaks");
    }
  }

  /** Names the headers and not what they say. */
  @Override
  public String toString() {
    return "FixedHeaders" + headers.keySet();
  }
}
