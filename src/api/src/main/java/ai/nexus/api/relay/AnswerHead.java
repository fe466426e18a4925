package ai.nexus.api.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Status and headers of an answer, as they go to the client.
 *
 * @param headers in order; a name may come more than once
 * @param length of the body in bytes, where it is known
 * @param mayBreakOff whether a body that is no stream of events begins before it is whole
 */
public record AnswerHead(
    int status,
    String contentType,
    List<Map.Entry<String, String>> headers,
    OptionalLong length,
    boolean mayBreakOff) {

  private static final String SHOULD_RETRY = "x-should-retry";

  public AnswerHead {
    headers = List.copyOf(headers);
  }

  /** The same with one header more, in place of what there was of this name. */
  public AnswerHead with(String name, String value) {
    List<Map.Entry<String, String>> more =
        Stream.concat(
                headers.stream().filter(header -> !header.getKey().equalsIgnoreCase(name)),
                Stream.of(Map.entry(name, value)))
            .toList();
    return new AnswerHead(status, contentType, more, length, mayBreakOff);
  }

  /** The same head for a body that is had whole. */
  AnswerHead whole(long bytes) {
    return new AnswerHead(status, contentType, headers, OptionalLong.of(bytes), false);
  }

  AnswerHead withStatus(int other) {
    return new AnswerHead(other, contentType, headers, length, mayBreakOff);
  }

  /** The same head for an error that the gateway has met with often enough. */
  AnswerHead withoutRetry() {
    if (status < 500) {
      return this;
    }
    List<Map.Entry<String, String>> more = new ArrayList<>(headers);
    more.removeIf(header -> header.getKey().equalsIgnoreCase(SHOULD_RETRY));
    more.add(Map.entry(SHOULD_RETRY, "false"));
    return new AnswerHead(status, contentType, more, length, mayBreakOff);
  }

  /** The same head with how long an error's words ask to wait, unless it says so itself. */
  AnswerHead waiting(Optional<Duration> told) {
    return told.isEmpty() || RetryAfter.of(this).isPresent()
        ? this
        : with("Retry-After", Long.toString(Math.max(1, (told.get().toMillis() + 999) / 1000)));
  }

  /** The same head for an error that was told under it. */
  AnswerHead ofError(ToldError error) {
    return new AnswerHead(
        error.status(), "application/json", headers, OptionalLong.of(error.bytes().length), false);
  }

  /** The same head for a body that begins before it is whole. */
  AnswerHead begun(OptionalLong bytes) {
    return new AnswerHead(status, contentType, headers, bytes, true);
  }

  public boolean isJson() {
    return contentType.toLowerCase(Locale.ROOT).startsWith("application/json");
  }

  /** The other kind of stream; only a translation knows what to do with it. */
  boolean isOfAmazonsEvents() {
    return contentType.toLowerCase(Locale.ROOT).startsWith("application/vnd.amazon.eventstream");
  }

  public boolean isEventStream() {
    return contentType.toLowerCase(Locale.ROOT).startsWith("text/event-stream");
  }
}
