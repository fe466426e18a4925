package ai.nexus.wire.openai.chat.provider;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds in the message of a rate limit how long it lasts: "Please try again in 7m12.5s.", as OpenAI
 * (https://platform.openai.com/docs/guides/rate-limits) and, after it, Groq word it.
 */
final class WaitInWords {

  private static final int RATE_LIMITED = 429;
  private static final Pattern WAIT =
      Pattern.compile(
          "try again in (?:(\\d{1,3})h)?(?:(\\d{1,4})m(?!s))?(?:(\\d{1,6}(?:\\.\\d{1,9})?)(m?s))?\\b");

  private WaitInWords() {}

  /** Empty where no time stands there, or the status is another. */
  static Optional<Duration> of(int status, String message) {
    Matcher wait = WAIT.matcher(message);
    if (status != RATE_LIMITED || !wait.find()) {
      return Optional.empty();
    }
    Duration all =
        Duration.ofHours(whole(wait.group(1)))
            .plusMinutes(whole(wait.group(2)))
            .plusMillis(millis(wait.group(3), "s".equals(wait.group(4))));
    return Optional.of(all).filter(length -> !length.isZero());
  }

  private static long whole(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static long millis(String number, boolean seconds) {
    return number == null ? 0 : new BigDecimal(number).movePointRight(seconds ? 3 : 0).longValue();
  }
}
