package ai.nexus.admin.prices;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A price as answers show it; amounts are text, since a reader's floating point would round. */
@JsonbPropertyOrder({
  "id",
  "providerId",
  "serverHost",
  "model",
  "validFrom",
  "aboveInputTokens",
  "currency",
  "perMillion",
  "source",
  "shipped",
  "createdAt",
  "updatedAt"
})
public record PriceView(
    long id,
    Optional<Long> providerId,
    Optional<String> serverHost,
    String model,
    Instant validFrom,
    long aboveInputTokens,
    String currency,
    Map<String, String> perMillion,
    String source,
    boolean shipped,
    Instant createdAt,
    Instant updatedAt) {

  static PriceView of(PriceEntity price) {
    Map<String, String> perMillion = new LinkedHashMap<>();
    price
        .perMillion()
        .forEach(
            (kind, amount) ->
                perMillion.put(kind.label(), amount.stripTrailingZeros().toPlainString()));
    return new PriceView(
        price.id(),
        price.providerId(),
        price.serverHost(),
        price.model(),
        price.validFrom(),
        price.aboveInputTokens(),
        price.currency(),
        perMillion,
        price.source(),
        price.isShipped(),
        price.createdAt(),
        price.updatedAt());
  }
}
