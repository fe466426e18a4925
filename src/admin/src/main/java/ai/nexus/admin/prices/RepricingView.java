package ai.nexus.admin.prices;

import ai.nexus.core.repricing.RepricingResult;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a repricing did, as its answer shows it; amounts are text. */
@JsonbPropertyOrder({"entries", "changed", "costBefore", "costAfter"})
public record RepricingView(
    long entries, long changed, Map<String, String> costBefore, Map<String, String> costAfter) {

  static RepricingView of(RepricingResult result) {
    return new RepricingView(
        result.looked(), result.changed(), texts(result.before()), texts(result.after()));
  }

  private static Map<String, String> texts(SortedMap<String, BigDecimal> costs) {
    Map<String, String> texts = new TreeMap<>();
    costs.forEach((currency, cost) -> texts.put(currency, cost.toPlainString()));
    return texts;
  }
}
