package ai.nexus.core.statistics;

import ai.nexus.wire.model.TokenKind;
import java.util.EnumMap;
import java.util.Map;

/**
 * Sums over some usage entries. A count that is unknown adds nothing.
 *
 * @param tokens by kind; a kind that no entry knew may be absent
 * @param estimatedRequests those whose tokens the gateway counted because no provider reported them
 */
public record TokenSums(long requests, Map<TokenKind, Long> tokens, long estimatedRequests) {

  public static final TokenSums NONE = new TokenSums(0, Map.of(), 0);

  public TokenSums {
    tokens = Map.copyOf(tokens);
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

  public TokenSums plus(TokenSums other) {
    Map<TokenKind, Long> both = new EnumMap<>(TokenKind.class);
    both.putAll(tokens);
    other.tokens.forEach((kind, count) -> both.merge(kind, count, Long::sum));
    return new TokenSums(
        requests + other.requests, both, estimatedRequests + other.estimatedRequests);
  }
}
