package ai.nexus.core.statistics;

import ai.nexus.core.rollup.Sums;
import ai.nexus.wire.model.TokenKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sums over some usage entries. What an entry does not know adds nothing; the last of the counts of
 * requests say how many that were.
 *
 * @param estimated requests whose tokens the gateway counted because no provider reported them
 * @param partial requests that ended early, with the tokens that were known then
 * @param unknown requests of whose tokens nothing is known
 * @param unpriced requests that used tokens and have no cost
 * @param tokens by kind; a kind without a token is absent
 * @param cost by currency, exact
 * @param meanTotal of the time from a request's arrival to its end; empty without a request
 * @param meanFirstEvent of the time until an upstream began to answer; empty where none did
 */
public record UsageTotals(
    long requests,
    long estimated,
    long partial,
    long unknown,
    long unpriced,
    Map<TokenKind, Long> tokens,
    SortedMap<String, BigDecimal> cost,
    Optional<Duration> meanTotal,
    Optional<Duration> meanFirstEvent) {

  public UsageTotals {
    tokens = Map.copyOf(tokens);
    cost = Collections.unmodifiableSortedMap(new TreeMap<>(cost));
  }

  static UsageTotals of(Sums sums, SortedMap<String, BigDecimal> cost) {
    Map<TokenKind, Long> tokens = new EnumMap<>(TokenKind.class);
    for (TokenKind kind : TokenKind.values()) {
      if (sums.count(kind) != 0) {
        tokens.put(kind, sums.count(kind));
      }
    }
    return new UsageTotals(
        sums.requests(),
        sums.estimated(),
        sums.partial(),
        sums.unknown(),
        sums.unpriced(),
        tokens,
        cost,
        mean(sums.total(), sums.requests()),
        mean(sums.firstEvent(), sums.firstEvents()));
  }

  private static Optional<Duration> mean(Duration sum, long count) {
    return count == 0 ? Optional.empty() : Optional.of(sum.dividedBy(count));
  }

  public long count(TokenKind kind) {
    return tokens.getOrDefault(kind, 0L);
  }

  /** Input with what was read from caches and written to them. */
  public long allInput() {
    return count(TokenKind.INPUT)
        + count(TokenKind.CACHE_READ)
        + count(TokenKind.CACHE_WRITE_5M)
        + count(TokenKind.CACHE_WRITE_1H);
  }

  public long total() {
    return allInput() + count(TokenKind.OUTPUT);
  }
}
