package ai.nexus.core.prices;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.model.TokenKind;
import ai.nexus.wire.model.TokenUsage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PriceTest {

  private static final Map<TokenKind, BigDecimal> TEXT =
      Map.of(TokenKind.INPUT, new BigDecimal("3"), TokenKind.OUTPUT, new BigDecimal("15"));

  @Test
  void isExact() {
    TokenUsage usage = TokenUsage.of(7, 11);

    Charge charge = price(TEXT).charge(usage).orElseThrow();

    assertThat(charge.cost()).isEqualTo(new BigDecimal("0.000186000000"));
    assertThat(charge.currency()).isEqualTo("USD");
    assertThat(charge.priceId()).isEqualTo(1);
  }

  @Test
  void hasTwelveDecimalsAtTheSmallest() {
    Map<TokenKind, BigDecimal> tiny = Map.of(TokenKind.INPUT, new BigDecimal("0.000001"));

    assertThat(price(tiny).charge(TokenUsage.of(1, 0)).orElseThrow().cost())
        .isEqualTo(new BigDecimal("0.000000000001"));
  }

  @Test
  void chargesCachedTokensAsInputWhereTheyHaveNoAmount() {
    TokenUsage usage = input(10).set(TokenKind.CACHE_READ, 90).build();

    assertThat(cost(TEXT, usage)).isEqualByComparingTo("0.0003");
    assertThat(cost(with(TokenKind.CACHE_READ, "0.3"), usage)).isEqualByComparingTo("0.000057");
  }

  @Test
  void chargesReasoningOnceAsPartOfTheOutput() {
    TokenUsage usage = input(0).set(TokenKind.OUTPUT, 100).set(TokenKind.REASONING, 60).build();

    assertThat(cost(TEXT, usage)).isEqualByComparingTo("0.0015");
    assertThat(cost(with(TokenKind.REASONING, "5"), usage)).isEqualByComparingTo("0.0009");
  }

  /** Audio that was cached is told of among the parts, though it is no uncached input. */
  @Test
  void chargesNoMoreAudioThanThereIsInput() {
    TokenUsage usage = input(10).set(TokenKind.INPUT_AUDIO, 25).build();

    assertThat(cost(with(TokenKind.INPUT_AUDIO, "30"), usage)).isEqualByComparingTo("0.0003");
  }

  @Test
  void isUnknownWhereTheTokensAre() {
    assertThat(price(TEXT).charge(TokenUsage.UNKNOWN)).isEmpty();
    assertThat(price(TEXT).charge(TokenUsage.builder().set(TokenKind.INPUT, 9).build())).isEmpty();
    assertThat(price(TEXT).charge(TokenUsage.builder().set(TokenKind.OUTPUT, 9).build())).isEmpty();
  }

  @Test
  void isUnknownWhereSomeTokensHaveNoAmount() {
    Price inputOnly = price(Map.of(TokenKind.INPUT, BigDecimal.ONE));

    assertThat(inputOnly.charge(TokenUsage.of(1, 1))).isEmpty();
    assertThat(inputOnly.charge(TokenUsage.of(1, 0))).isPresent();
  }

  @Test
  void isNothingForNoTokens() {
    assertThat(cost(TEXT, TokenUsage.of(0, 0))).isZero();
  }

  /** Whatever is told: each token of input, caches and output once, none twice, by one amount. */
  @Test
  void chargesEachTokenOnce() {
    Random random = new Random(20261126);
    for (int i = 0; i < 2000; i++) {
      Map<TokenKind, BigDecimal> all = new EnumMap<>(TokenKind.class);
      TokenUsage.Builder usage = TokenUsage.builder();
      long tokens = 0;
      for (TokenKind kind : TokenKind.values()) {
        long count = random.nextInt(1000);
        usage.set(kind, count);
        tokens += isWhole(kind) ? count : 0;
        if (random.nextBoolean() || kind == TokenKind.INPUT || kind == TokenKind.OUTPUT) {
          all.put(kind, BigDecimal.TEN);
        }
      }

      assertThat(cost(all, usage.build()))
          .isEqualByComparingTo(BigDecimal.valueOf(tokens).movePointLeft(5));
    }
  }

  private static boolean isWhole(TokenKind kind) {
    return switch (kind) {
      case INPUT, CACHE_READ, CACHE_WRITE_5M, CACHE_WRITE_1H, OUTPUT -> true;
      default -> false;
    };
  }

  private static TokenUsage.Builder input(long tokens) {
    return TokenUsage.builder().set(TokenKind.INPUT, tokens).set(TokenKind.OUTPUT, 0);
  }

  private static Map<TokenKind, BigDecimal> with(TokenKind kind, String amount) {
    Map<TokenKind, BigDecimal> more = new EnumMap<>(TEXT);
    more.put(kind, new BigDecimal(amount));
    return more;
  }

  private static BigDecimal cost(Map<TokenKind, BigDecimal> perMillion, TokenUsage usage) {
    return price(perMillion).charge(usage).orElseThrow().cost();
  }

  private static Price price(Map<TokenKind, BigDecimal> perMillion) {
    return new Price(1, PriceScope.ALL, "m", Instant.EPOCH, 0, "USD", perMillion);
  }
}
