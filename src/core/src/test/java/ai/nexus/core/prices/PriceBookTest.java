package ai.nexus.core.prices;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.model.TokenKind;
import ai.nexus.wire.model.TokenUsage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PriceBookTest {

  private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
  private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
  private static final PriceScope HOST = PriceScope.ofHost("api.openai.com");

  @Test
  void holdsFromItsTimeUntilTheNext() {
    PriceBook book = book(price(1, PriceScope.ALL, MAY, 0), price(2, PriceScope.ALL, JUNE, 0));

    assertThat(find(book, MAY.minusMillis(1))).isEmpty();
    assertThat(find(book, MAY)).hasValue(1L);
    assertThat(find(book, JUNE.minusMillis(1))).hasValue(1L);
    assertThat(find(book, JUNE)).hasValue(2L);
  }

  @Test
  void prefersTheNarrowestScope() {
    Price all = price(1, PriceScope.ALL, JUNE, 0);
    Price host = price(2, HOST, MAY, 0);
    Price provider = price(3, PriceScope.ofProvider(7), MAY, 0);
    Price another = price(4, PriceScope.ofProvider(8), JUNE, 0);

    assertThat(find(book(all, host, provider, another), JUNE)).hasValue(3L);
    assertThat(find(book(all, host, another), JUNE)).hasValue(2L);
    assertThat(find(book(all, another), JUNE)).hasValue(1L);
    assertThat(find(book(another), JUNE)).isEmpty();
  }

  @Test
  void takesTheWiderScopeWhileTheNarrowerDoesNotHoldYet() {
    PriceBook book = book(price(1, HOST, MAY, 0), price(2, PriceScope.ofProvider(7), JUNE, 0));

    assertThat(find(book, MAY)).hasValue(1L);
  }

  @Test
  void isOfTheHostThatTheProviderIsReachedAt() {
    PriceBook elsewhere =
        new PriceBook(List.of(price(1, HOST, MAY, 0)), Map.of(7L, "proxy.example"));

    assertThat(find(elsewhere, JUNE)).isEmpty();
  }

  @Test
  void knowsAnotherPriceForMuchInput() {
    PriceBook book =
        book(price(1, HOST, JUNE, 0), price(2, HOST, MAY, 200), price(3, HOST, MAY, 500));

    assertThat(find(book, JUNE, input(200))).hasValue(1L);
    assertThat(find(book, JUNE, input(201))).hasValue(2L);
    assertThat(find(book, JUNE, input(501))).hasValue(3L);
    assertThat(find(book, JUNE, TokenUsage.UNKNOWN)).hasValue(1L);
  }

  @Test
  void isOfTheModelAlone() {
    PriceBook book = book(price(1, PriceScope.ALL, MAY, 0));

    assertThat(book.price(7, "another", "m", JUNE, TokenUsage.UNKNOWN)).isEmpty();
  }

  @Test
  void mayNameTheModelAsClientsDoWhereItIsTheProvidersOwn() {
    Map<TokenKind, BigDecimal> amounts = Map.of(TokenKind.INPUT, BigDecimal.ONE);
    Price own = new Price(1, PriceScope.ofProvider(7), "alias", MAY, 0, "USD", amounts);
    Price all = new Price(2, PriceScope.ALL, "alias", MAY, 0, "USD", amounts);
    Price upstream = price(3, PriceScope.ofProvider(7), MAY, 0);

    assertThat(find(book(own, all), JUNE)).hasValue(1L);
    assertThat(find(book(all), JUNE)).isEmpty();
    assertThat(find(book(own, upstream), JUNE)).hasValue(3L);
  }

  /** Cached input counts. */
  private static TokenUsage input(long tokens) {
    return TokenUsage.builder()
        .set(TokenKind.INPUT, tokens / 2)
        .set(TokenKind.CACHE_READ, tokens - tokens / 2)
        .build();
  }

  private static Optional<Long> find(PriceBook book, Instant end) {
    return find(book, end, TokenUsage.UNKNOWN);
  }

  private static Optional<Long> find(PriceBook book, Instant end, TokenUsage usage) {
    return book.price(7, "m", "alias", end, usage).map(Price::id);
  }

  private static PriceBook book(Price... prices) {
    return new PriceBook(List.of(prices), Map.of(7L, "api.openai.com"));
  }

  private static Price price(long id, PriceScope scope, Instant from, long above) {
    Map<TokenKind, BigDecimal> amounts = Map.of(TokenKind.INPUT, BigDecimal.ONE);
    return new Price(id, scope, "m", from, above, "USD", amounts);
  }
}
