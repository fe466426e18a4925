package ai.nexus.core.rollup;

import ai.nexus.wire.model.TokenKind;
import ai.nexus.wire.model.TokenUsage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sums over usage entries of one currency. What an entry does not know adds nothing; how many did
 * not know is a sum too. Adding is exact. For one thread.
 */
public final class Sums {

  /** The names of the values, in their order; columns of table usage_cell are called so. */
  static final List<String> NAMES =
      Stream.concat(
              Stream.of(
                  "requests",
                  "estimated_requests",
                  "partial_requests",
                  "unknown_requests",
                  "unpriced_requests",
                  "cost_micros",
                  "cost_picos",
                  "total_ms",
                  "first_events",
                  "first_event_ms"),
              Stream.of(TokenKind.values()).map(TokenKind::label))
          .toList();

  static final int SIZE = NAMES.size();

  private static final int REQUESTS = 0;
  private static final int ESTIMATED = 1;
  private static final int PARTIAL = 2;
  private static final int UNKNOWN = 3;
  private static final int UNPRICED = 4;
  private static final int COST_MICROS = 5;
  private static final int COST_PICOS = 6;
  private static final int TOTAL_MS = 7;
  private static final int FIRST_EVENTS = 8;
  private static final int FIRST_EVENT_MS = 9;
  private static final Map<TokenKind, Integer> TOKENS = tokenIndexes();

  private final long[] values = new long[SIZE];

  private static Map<TokenKind, Integer> tokenIndexes() {
    Map<TokenKind, Integer> indexes = new EnumMap<>(TokenKind.class);
    for (TokenKind kind : TokenKind.values()) {
      indexes.put(kind, NAMES.indexOf(kind.label()));
    }
    return indexes;
  }

  /** Adds an entry's tokens. */
  public void addEntry(Trust trust, TokenUsage usage) {
    values[REQUESTS]++;
    switch (trust) {
      case ESTIMATED -> values[ESTIMATED]++;
      case PARTIAL -> values[PARTIAL]++;
      case UNKNOWN -> values[UNKNOWN]++;
      case REPORTED -> {}
    }
    TOKENS.forEach((kind, index) -> values[index] += usage.count(kind).orElse(0));
  }

  /** Adds an entry's times. */
  public void addTimes(Duration total, Optional<Duration> firstEvent) {
    values[TOTAL_MS] += total.toMillis();
    if (firstEvent.isPresent()) {
      values[FIRST_EVENTS]++;
      values[FIRST_EVENT_MS] += firstEvent.get().toMillis();
    }
  }

  /**
   * Adds an entry's cost, which may be a correction below 0.
   *
   * @throws ArithmeticException for more than 12 decimals, or 9 * 10^12 and more
   */
  public void addCost(BigDecimal cost) {
    long[] parts = ExactCost.parts(cost);
    values[COST_MICROS] += parts[0];
    values[COST_PICOS] += parts[1];
  }

  /** Adds requests that used tokens and have no cost; below 0 where some have one now. */
  public void addUnpriced(long requests) {
    values[UNPRICED] += requests;
  }

  public void add(Sums other) {
    for (int i = 0; i < SIZE; i++) {
      values[i] += other.values[i];
    }
  }

  public void subtract(Sums other) {
    for (int i = 0; i < SIZE; i++) {
      values[i] -= other.values[i];
    }
  }

  public boolean isZero() {
    return Arrays.stream(values).allMatch(value -> value == 0);
  }

  public long requests() {
    return values[REQUESTS];
  }

  /** Requests whose tokens the gateway counted because no provider reported them. */
  public long estimated() {
    return values[ESTIMATED];
  }

  /** Requests that ended early, with the tokens that were known then. */
  public long partial() {
    return values[PARTIAL];
  }

  /** Requests of whose tokens nothing is known. */
  public long unknown() {
    return values[UNKNOWN];
  }

  /** Requests that used tokens and have no cost. */
  public long unpriced() {
    return values[UNPRICED];
  }

  public BigDecimal cost() {
    return ExactCost.of(values[COST_MICROS], values[COST_PICOS]);
  }

  public Duration total() {
    return Duration.ofMillis(values[TOTAL_MS]);
  }

  /** Requests that an upstream began to answer. */
  public long firstEvents() {
    return values[FIRST_EVENTS];
  }

  /** The time until then, of all of them. */
  public Duration firstEvent() {
    return Duration.ofMillis(values[FIRST_EVENT_MS]);
  }

  public long count(TokenKind kind) {
    return values[TOKENS.get(kind)];
  }

  long value(int index) {
    return values[index];
  }

  void value(int index, long value) {
    values[index] = value;
  }

  void clear() {
    Arrays.fill(values, 0);
  }
}
