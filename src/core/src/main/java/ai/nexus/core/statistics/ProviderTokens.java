package ai.nexus.core.statistics;

/**
 * What one provider was used for.
 *
 * @param providerName the name it had last; the provider itself may be gone
 */
public record ProviderTokens(long providerId, String providerName, TokenSums tokens) {}
