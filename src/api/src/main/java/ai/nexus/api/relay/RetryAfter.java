package ai.nexus.api.relay;

import ai.nexus.api.routing.AttemptFailure;
import ai.nexus.api.routing.FailureKind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/**
 * Reads of a provider's error how long it wants to be left alone: {@code retry-after-ms}, which
 * OpenAI sends too, then {@code Retry-After} in seconds, with a fraction or not, or as a date (RFC
 * 9110, section 10.2.3); where neither is there, what its body says. Headers that tell when a limit
 * is full again ({@code x-ratelimit-reset-tokens} and its like) do not count: less may do sooner.
 */
final class RetryAfter {

  private static final BigDecimal LONGEST = BigDecimal.valueOf(Duration.ofDays(1).toMillis());
  // An account without credit is no limit that passes (developers.openai.com error codes).
  private static final String NO_CREDIT = "insufficient_quota";
  private static final int RATE_LIMITED = 429;

  private RetryAfter() {}

  /**
   * How an attempt failed whose upstream told an error.
   *
   * @param told how long to wait by the error's own words
   */
  static AttemptFailure failure(int status, AnswerHead head, byte[] body, Optional<Duration> told) {
    if (status == RATE_LIMITED
        && new String(body, StandardCharsets.ISO_8859_1).contains(NO_CREDIT)) {
      return new AttemptFailure(FailureKind.CREDENTIALS, Optional.empty());
    }
    return AttemptFailure.ofStatus(status, of(head).or(() -> told))
        .orElseGet(() -> new AttemptFailure(FailureKind.UNAVAILABLE, Optional.empty()));
  }

  static Optional<Duration> of(AnswerHead head) {
    return header(head, "retry-after-ms")
        .flatMap(text -> millis(text, 0))
        .or(() -> header(head, "retry-after").flatMap(RetryAfter::secondsOrDate));
  }

  private static Optional<Duration> secondsOrDate(String text) {
    return millis(text, 3).or(() -> until(text));
  }

  private static Optional<Duration> millis(String text, int scale) {
    try {
      BigDecimal millis = new BigDecimal(text).movePointRight(scale).min(LONGEST);
      return millis.signum() < 0
          ? Optional.empty()
          : Optional.of(Duration.ofMillis(millis.longValue()));
    } catch (NumberFormatException | ArithmeticException noNumber) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> until(String text) {
    try {
      Instant end = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration left = Duration.between(Instant.now(), end);
      return Optional.of(left.isNegative() ? Duration.ZERO : left);
    } catch (DateTimeException | ArithmeticException noDate) {
      return Optional.empty();
    }
  }

  private static Optional<String> header(AnswerHead head, String name) {
    return head.headers().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .map(String::trim)
        .filter(text -> text.length() <= 40)
        .findFirst();
  }
}
