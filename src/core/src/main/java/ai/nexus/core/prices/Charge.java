package ai.nexus.core.prices;

import java.math.BigDecimal;

/**
 * What an exchange costs.
 *
 * @param cost exact, with at most {@value #SCALE} decimals
 * @param currency ISO 4217
 * @param priceId the price that it was computed by
 */
public record Charge(BigDecimal cost, String currency, long priceId) {

  /** Decimals of the ledger's column. */
  public static final int SCALE = 12;

  public Charge {
    cost = cost.setScale(SCALE);
  }
}
