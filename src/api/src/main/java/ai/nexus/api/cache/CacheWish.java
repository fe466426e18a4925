package ai.nexus.api.cache;

import ai.nexus.api.exchange.CacheHeaders;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a request wants of the cache: {@code Cache-Control} as RFC 9111 (section 5.2.1) has it, and
 * {@code x-nexus-cache}. Both hold, so that the stricter of them counts.
 *
 * @param lookUp whether a kept answer will do
 * @param keep whether the answer may be kept
 * @param onlyIfCached whether no upstream is to be asked
 * @param maxAge a kept answer must be younger
 * @param ttl the answer is not to be kept longer
 */
record CacheWish(
    boolean lookUp,
    boolean keep,
    boolean onlyIfCached,
    Optional<Duration> maxAge,
    Optional<Duration> ttl) {

  private static final String STANDARD = "Cache-Control";
  private static final String OWN = "x-nexus-cache";
  private static final Pattern SECONDS = Pattern.compile("\"?([0-9]{1,18})\"?");
  // RFC 9111, section 1.2.2: more is as much as this.
  private static final long MOST_SECONDS = 1L << 31;
  private static final CacheWish NONE =
      new CacheWish(true, true, false, Optional.empty(), Optional.empty());

  /**
   * @throws GatewayException MALFORMED_REQUEST, with the header that says something unknown
   */
  static CacheWish of(CacheHeaders headers) {
    CacheWish wish = NONE;
    for (String directive : directives(headers.cacheControl())) {
      wish = wish.withStandard(directive);
    }
    for (String directive : directives(headers.own())) {
      wish = wish.withOwn(directive);
    }
    return wish;
  }

  private static List<String> directives(List<String> lines) {
    return lines.stream()
        .flatMap(line -> Stream.of(line.split(",", -1)))
        .map(text -> text.trim().toLowerCase(Locale.ROOT))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** What it does not know it must not mind (RFC 9111, section 5.2.3). */
  private CacheWish withStandard(String directive) {
    if (directive.startsWith("max-age=")) {
      return youngerThan(seconds(STANDARD, directive));
    }
    return switch (directive) {
      case "no-store" -> off();
      case "no-cache" -> refreshed();
      case "only-if-cached" -> new CacheWish(lookUp, keep, true, maxAge, ttl);
      case "max-age" -> throw unusable(STANDARD, directive);
      default -> this;
    };
  }

  private CacheWish withOwn(String directive) {
    if (directive.startsWith("ttl=")) {
      return keptFor(seconds(OWN, directive));
    }
    return switch (directive) {
      case "on" -> this;
      case "off" -> off();
      case "refresh" -> refreshed();
      default -> throw unusable(OWN, directive);
    };
  }

  private CacheWish off() {
    return new CacheWish(false, false, onlyIfCached, maxAge, ttl);
  }

  private CacheWish refreshed() {
    return new CacheWish(false, keep, onlyIfCached, maxAge, ttl);
  }

  private CacheWish youngerThan(Duration age) {
    return new CacheWish(lookUp, keep, onlyIfCached, Optional.of(age), ttl);
  }

  private CacheWish keptFor(Duration time) {
    if (time.isZero()) {
      throw unusable(OWN, "ttl=0");
    }
    return new CacheWish(lookUp, keep, onlyIfCached, maxAge, Optional.of(time));
  }

  private static Duration seconds(String header, String directive) {
    var matcher = SECONDS.matcher(directive.substring(directive.indexOf('=') + 1));
    if (!matcher.matches()) {
      throw unusable(header, directive);
    }
    return Duration.ofSeconds(Math.min(Long.parseLong(matcher.group(1)), MOST_SECONDS));
  }

  private static GatewayException unusable(String header, String directive) {
    String shown = directive.length() <= 60 ? directive : directive.substring(0, 60) + "…";
    String allowed =
        header.equals(OWN)
            ? "It may say on, off, refresh and ttl=<seconds>, ttl from 1."
            : "max-age takes whole seconds: max-age=60.";
    return GatewayException.atParam(
        Failure.MALFORMED_REQUEST,
        header,
        "The header '" + header + "' cannot be understood at '" + shown + "'. " + allowed);
  }
}
