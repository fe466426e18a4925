package ai.nexus.core.config;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One configuration key: its name, its default as it stands in {@code nexus.properties}, and how
 * its text becomes a value within its bounds.
 *
 * @param key MicroProfile Config name; the environment variable is the same in capitals with
 *     underscores
 * @param defaultText the default, written as a user would write it
 * @param parser turns text into a value; throws IllegalArgumentException that says what is allowed
 */
public record Setting<T>(String key, String defaultText, Function<String, T> parser) {

  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,15})\\s*([A-Za-z]*)");

  public Setting {
    if (!key.startsWith("nexus.")) {
      throw new IllegalArgumentException("key must start with nexus., was " + key);
    }
  }

  /** Any text; the default may be empty. */
  public static Setting<String> text(String key, String defaultText) {
    return new Setting<>(key, defaultText, text -> text);
  }

  public static Setting<Boolean> flag(String key, boolean defaultValue) {
    return new Setting<>(key, Boolean.toString(defaultValue), Setting::parseFlag);
  }

  /** A whole number between min and max, both allowed. */
  public static Setting<Integer> number(String key, int defaultValue, int min, int max) {
    return new Setting<>(
        key, Integer.toString(defaultValue), text -> (int) within(parseLong(text), min, max, text));
  }

  /** A time with its unit: {@code 250ms}, {@code 15s}, {@code 10m}, {@code 2h}, {@code 30d}. */
  public static Setting<Duration> duration(String key, String defaultText, String min, String max) {
    return new Setting<>(
        key,
        defaultText,
        text -> {
          try {
            Duration value = parseDuration(text);
            if (value.compareTo(parseDuration(min)) >= 0
                && value.compareTo(parseDuration(max)) <= 0) {
              return value;
            }
          } catch (ArithmeticException tooLong) {
            // out of bounds like any other
          }
          throw outOfBounds(min, max, text);
        });
  }

  /** A size in bytes with its unit: {@code 512}, {@code 64KiB}, {@code 20MiB}, {@code 1GiB}. */
  public static Setting<Long> size(String key, String defaultText, String min, String max) {
    return new Setting<>(
        key,
        defaultText,
        text -> {
          try {
            long value = parseSize(text);
            if (value >= parseSize(min) && value <= parseSize(max)) {
              return value;
            }
          } catch (ArithmeticException tooLarge) {
            // out of bounds like any other
          }
          throw outOfBounds(min, max, text);
        });
  }

  /** A limit that may be left off; {@code none}, the default, is empty. */
  public static <T> Setting<Optional<T>> orNone(Setting<T> limit) {
    return new Setting<>(
        limit.key(),
        "none",
        text -> {
          try {
            return text.equals("none") ? Optional.empty() : Optional.of(limit.parser().apply(text));
          } catch (IllegalArgumentException fault) {
            throw new IllegalArgumentException(fault.getMessage() + "; none is no limit", fault);
          }
        });
  }

  private static boolean parseFlag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("must be true or false, was " + text);
    };
  }

  private static long parseLong(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException("must be a whole number, was " + text, notANumber);
    }
  }

  private static long within(long value, long min, long max, String text) {
    if (value < min || value > max) {
      throw outOfBounds(Long.toString(min), Long.toString(max), text);
    }
    return value;
  }

  private static IllegalArgumentException outOfBounds(String min, String max, String text) {
    return new IllegalArgumentException("must be between " + min + " and " + max + ", was " + text);
  }

  private static Duration parseDuration(String text) {
    Matcher matcher = AMOUNT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("must be a time such as 250ms, 15s or 10m, was " + text);
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      case "d" -> Duration.ofDays(amount);
      default ->
          throw new IllegalArgumentException("must have the unit ms, s, m, h or d, was " + text);
    };
  }

  private static long parseSize(String text) {
    Matcher matcher = AMOUNT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("must be a size such as 64KiB or 20MiB, was " + text);
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "", "B" -> amount;
      case "KiB" -> Math.multiplyExact(amount, 1L << 10);
      case "MiB" -> Math.multiplyExact(amount, 1L << 20);
      case "GiB" -> Math.multiplyExact(amount, 1L << 30);
      default ->
          throw new IllegalArgumentException("must have the unit B, KiB, MiB or GiB, was " + text);
    };
  }
}
