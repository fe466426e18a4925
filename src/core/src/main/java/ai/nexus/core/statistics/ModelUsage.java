package ai.nexus.core.statistics;

/** What one model was used for, at all of its providers. */
public record ModelUsage(String modelName, UsageTotals totals) {}
