package ai.nexus.bench.ledger;

import ai.nexus.core.usage.EntryId;
import ai.nexus.core.usage.Outcome;
import ai.nexus.core.usage.OwnConversation;
import ai.nexus.core.usage.UsageEntry;
import ai.nexus.core.usage.UsageSource;
import ai.nexus.wire.model.TokenKind;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.model.UsageReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A year of a company's requests, the same each time: 200 keys, few of which send most, each with
 * up to five of 25 models at six providers; more by day than by night; a tenth in conversations of
 * ten; some that fail.
 */
final class SeededEntries {

  static final Instant START = Instant.parse("2025-11-01T00:00:00Z");
  static final Duration RANGE = Duration.ofDays(365);

  private static final int KEYS = 200;
  private static final int MODELS = 25;
  private static final int PROVIDERS = 6;
  private static final String RAW =
      "{\"prompt_tokens\":1200,\"completion_tokens\":480,\"total_tokens\":1680}";

  private final SplittableRandom random = new SplittableRandom(20_261_126);
  private final long number;
  private long made;

  /**
   * @param number of entries over the whole range
   */
  SeededEntries(long number) {
    this.number = number;
  }

  UsageEntry next() {
    Instant end = START.plusMillis(millisOf(made++));
    int key = (int) (KEYS * Math.pow(random.nextDouble(), 3));
    int choice = (int) (5 * Math.pow(random.nextDouble(), 2));
    int model = (key * 7 + choice * 3) % MODELS;
    int provider = 1 + model % PROVIDERS;
    String id = EntryId.next();
    Duration total = Duration.ofMillis(300 + random.nextInt(20_000));
    Optional<Duration> first = Optional.of(total.dividedBy(4));
    int fate = random.nextInt(1000);
    if (fate < 970) {
      return entry(
          id, end, key, model, provider, total, first, Outcome.COMPLETED, UsageSource.REPORTED);
    }
    if (fate < 985) {
      return entry(
          id, end, key, model, provider, total, first, Outcome.CLIENT_CLOSED, UsageSource.PARTIAL);
    }
    return entry(
        id, end, key, model, provider, total, Optional.empty(), Outcome.TIMEOUT, UsageSource.NONE);
  }

  /** Evenly within a day, of which the hours from 8 to 20 have three quarters. */
  private long millisOf(long entry) {
    long millis = entry * RANGE.toMillis() / number;
    long day = Duration.ofDays(1).toMillis();
    double part = millis % day / (double) day;
    double hour = part < 0.75 ? 8 + 12 * part / 0.75 : 20 + 12 * (part - 0.75) / 0.25;
    return millis - millis % day + (long) ((hour % 24) * Duration.ofHours(1).toMillis());
  }

  private UsageEntry entry(
      String id,
      Instant end,
      int key,
      int model,
      int provider,
      Duration total,
      Optional<Duration> firstEvent,
      Outcome outcome,
      UsageSource source) {
    boolean known = source != UsageSource.NONE;
    return new UsageEntry(
        id,
        "req_" + id,
        conversation(id),
        end.minus(total),
        end,
        "chat.completions",
        random.nextInt(4) > 0,
        Optional.of((long) provider),
        Optional.of("provider-" + provider),
        Optional.of("model-" + model),
        Optional.of("model-" + model + "-2026-01-01"),
        "sk-%03d****".formatted(key),
        known ? new UsageReport(tokens(), Optional.of(RAW)) : UsageReport.NONE,
        firstEvent,
        total,
        outcome,
        source,
        known ? 200 : 504,
        known ? Optional.empty() : Optional.of("upstream_timeout"),
        1,
        List.of(),
        0);
  }

  private String conversation(String id) {
    return made % 10 == 0 ? "chat-" + made / 100 : OwnConversation.of(id);
  }

  private TokenUsage tokens() {
    return TokenUsage.builder()
        .set(TokenKind.INPUT, 20 + random.nextInt(5000))
        .set(TokenKind.CACHE_READ, random.nextInt(4000))
        .set(TokenKind.OUTPUT, 1 + random.nextInt(2000))
        .set(TokenKind.REASONING, random.nextInt(500))
        .build();
  }
}
