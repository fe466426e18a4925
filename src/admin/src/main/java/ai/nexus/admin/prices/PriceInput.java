package ai.nexus.admin.prices;

import ai.nexus.admin.json.Fields;
import ai.nexus.admin.json.TextRule;
import ai.nexus.core.prices.PriceScope;
import ai.nexus.wire.model.TokenKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** A price as a request describes it, all fields checked; that the provider exists is not. */
record PriceInput(
    PriceScope scope,
    String model,
    Optional<Instant> validFrom,
    long aboveInput,
    String currency,
    Map<TokenKind, BigDecimal> perMillion,
    String source) {

  private static final TextRule MODEL = TextRule.line(200);
  private static final TextRule SOURCE = TextRule.text(500);
  private static final TextRule HOST =
      TextRule.matching(
          Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,253}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,60}]"),
          "must be the host of a server_url, without scheme, port and path");
  private static final TextRule CURRENCY =
      text ->
          isCurrency(text)
              ? Optional.empty()
              : Optional.of("must be a currency's code in ISO 4217, such as USD");
  private static final int DECIMALS = 6;
  // One a token: with counts below 10^12 every cost fits its column and the sums.
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

  static PriceInput read(Fields fields) {
    fields.accept("id", "shipped", "created_at", "updated_at");
    PriceInput input =
        new PriceInput(
            scope(fields),
            fields.requiredText("model", MODEL),
            fields.time("valid_from"),
            aboveInput(fields),
            fields.text("currency", CURRENCY).orElse("USD"),
            perMillion(fields),
            fields.text("source", SOURCE).orElse(""));
    fields.check();
    return input;
  }

  private static PriceScope scope(Fields fields) {
    OptionalLong provider = fields.number("provider_id");
    Optional<String> host = fields.text("server_host", HOST);
    if (provider.isPresent() && host.isPresent()) {
      fields.fault("server_host", "must be left out where provider_id is given");
      return PriceScope.ALL;
    }
    return provider.isPresent()
        ? PriceScope.ofProvider(provider.getAsLong())
        : host.map(name -> PriceScope.ofHost(name.toLowerCase(Locale.ROOT))).orElse(PriceScope.ALL);
  }

  private static long aboveInput(Fields fields) {
    long above = fields.number("above_input_tokens").orElse(0);
    if (above < 0) {
      fields.fault("above_input_tokens", "must not be negative");
    }
    return above;
  }

  private static Map<TokenKind, BigDecimal> perMillion(Fields fields) {
    Fields amounts = fields.object("per_million");
    Map<TokenKind, BigDecimal> perMillion = new EnumMap<>(TokenKind.class);
    for (TokenKind kind : TokenKind.values()) {
      amounts
          .decimal(kind.label(), DECIMALS, MOST)
          .ifPresent(amount -> perMillion.put(kind, amount));
    }
    if (perMillion.isEmpty()) {
      fields.fault("per_million", "must have an amount, such as {\"input_tokens\": \"2.5\"}");
    }
    return perMillion;
  }

  private static boolean isCurrency(String text) {
    return Currency.getAvailableCurrencies().stream()
        .anyMatch(currency -> currency.getCurrencyCode().equals(text));
  }
}
