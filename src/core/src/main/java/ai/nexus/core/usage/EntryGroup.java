package ai.nexus.core.usage;

import java.util.Optional;

/** What many entries have in common, as it fits the columns of table usage_group. */
public record EntryGroup(
    String endpoint,
    boolean streamed,
    Optional<Long> providerId,
    Optional<String> providerName,
    Optional<String> modelName,
    Optional<String> upstreamModel,
    String clientKeyHint,
    Outcome outcome,
    UsageSource source,
    int httpStatus,
    Optional<String> errorCode) {

  static EntryGroup of(UsageEntry entry) {
    return new EntryGroup(
        LedgerText.fit(entry.endpoint(), 40),
        entry.streamed(),
        entry.providerId(),
        LedgerText.fit(entry.providerName(), 100),
        // Without a provider it may be any text, and groups must stay few.
        entry.providerId().isPresent() ? model(entry) : Optional.empty(),
        LedgerText.fit(entry.upstreamModel(), 200),
        LedgerText.fit(entry.clientKeyHint(), 40),
        entry.outcome(),
        entry.source(),
        entry.httpStatus(),
        LedgerText.fit(entry.errorCode(), 100));
  }

  /** The model that was asked for, where the group has none. */
  static Optional<String> askedModel(UsageEntry entry) {
    return entry.providerId().isPresent() ? Optional.empty() : model(entry);
  }

  private static Optional<String> model(UsageEntry entry) {
    return LedgerText.fit(entry.modelName(), 200);
  }
}
