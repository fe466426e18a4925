package ai.nexus.core.statistics;

/**
 * What one provider was used for.
 *
 * @param providerName the name it has, or had last where it is gone
 */
public record ProviderUsage(long providerId, String providerName, UsageTotals totals) {}
