package ai.nexus.wire.model;

import java.util.Optional;

/**
 * What a provider's answer told of its tokens.
 *
 * @param raw the provider's own JSON, where it was no longer than the ledger keeps
 */
public record UsageReport(TokenUsage tokens, Optional<String> raw) {

  /** The answer told nothing. */
  public static final UsageReport NONE = new UsageReport(TokenUsage.UNKNOWN, Optional.empty());
}
