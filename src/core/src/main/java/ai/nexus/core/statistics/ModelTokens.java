package ai.nexus.core.statistics;

/** What one model was used for, at all of its providers. */
public record ModelTokens(String modelName, TokenSums tokens) {}
