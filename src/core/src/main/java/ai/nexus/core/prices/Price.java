package ai.nexus.core.prices;

import ai.nexus.wire.model.TokenKind;
import ai.nexus.wire.model.TokenUsage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model's tokens cost from a time on. A kind without an amount costs as what it is: reading
 * from and writing to caches as other input, reasoning as other output, audio and images as the
 * text beside them.
 *
 * @param scope which providers it holds for
 * @param model as the provider calls it
 * @param aboveInput only for requests with more input tokens than this, cached or not; 0 for all
 * @param currency ISO 4217
 * @param perMillion the amount for a million tokens of a kind, with at most six decimals
 */
public record Price(
    long id,
    PriceScope scope,
    String model,
    Instant validFrom,
    long aboveInput,
    String currency,
    Map<TokenKind, BigDecimal> perMillion) {

  private static final int MILLION_DIGITS = 6;
  private static final List<TokenKind> INPUT_PARTS =
      List.of(TokenKind.INPUT_AUDIO, TokenKind.INPUT_IMAGE);
  private static final List<TokenKind> OUTPUT_PARTS =
      List.of(TokenKind.REASONING, TokenKind.OUTPUT_AUDIO, TokenKind.OUTPUT_IMAGE);

  public Price {
    perMillion = Map.copyOf(perMillion);
  }

  boolean holds(Instant time, TokenUsage usage) {
    boolean fits = aboveInput == 0 || usage.allInput().orElse(0) > aboveInput;
    return fits && !time.isBefore(validFrom);
  }

  /** Empty where input or output are unknown, or some tokens have no amount. */
  public Optional<Charge> charge(TokenUsage usage) {
    if (usage.count(TokenKind.INPUT).isEmpty() || usage.output().isEmpty()) {
      return Optional.empty();
    }
    Map<TokenKind, Long> counts = new EnumMap<>(TokenKind.class);
    for (TokenKind kind :
        List.of(TokenKind.CACHE_READ, TokenKind.CACHE_WRITE_5M, TokenKind.CACHE_WRITE_1H)) {
      counts.put(kind, usage.count(kind).orElse(0));
    }
    split(usage, TokenKind.INPUT, INPUT_PARTS, counts);
    split(usage, TokenKind.OUTPUT, OUTPUT_PARTS, counts);
    BigDecimal sum = BigDecimal.ZERO;
    for (Map.Entry<TokenKind, Long> count : counts.entrySet()) {
      if (count.getValue() > 0) {
        Optional<BigDecimal> amount = amount(count.getKey());
        if (amount.isEmpty()) {
          return Optional.empty();
        }
        sum = sum.add(amount.get().multiply(BigDecimal.valueOf(count.getValue())));
      }
    }
    return Optional.of(new Charge(sum.movePointLeft(MILLION_DIGITS), currency, id));
  }

  /**
   * Parts the tokens of a kind into those that have an amount of their own and the rest, so that
   * none is charged twice. What is told of parts may go beyond the whole, as audio that was cached
   * does; then the whole is what counts.
   */
  private void split(
      TokenUsage usage, TokenKind whole, List<TokenKind> parts, Map<TokenKind, Long> counts) {
    long rest = usage.count(whole).orElse(0);
    for (TokenKind part : parts) {
      if (perMillion.containsKey(part)) {
        long own = Math.min(rest, usage.count(part).orElse(0));
        counts.put(part, own);
        rest -= own;
      }
    }
    counts.put(whole, rest);
  }

  private Optional<BigDecimal> amount(TokenKind kind) {
    TokenKind whole =
        kind == TokenKind.OUTPUT || OUTPUT_PARTS.contains(kind)
            ? TokenKind.OUTPUT
            : TokenKind.INPUT;
    return Optional.ofNullable(perMillion.getOrDefault(kind, perMillion.get(whole)));
  }
}
