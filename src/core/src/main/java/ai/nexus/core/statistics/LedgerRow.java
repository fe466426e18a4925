package ai.nexus.core.statistics;

import ai.nexus.core.prices.Charge;
import ai.nexus.core.usage.EarlierAttempt;
import ai.nexus.core.usage.EntryGroup;
import ai.nexus.core.usage.OwnConversation;
import ai.nexus.core.usage.OwnRequest;
import ai.nexus.core.usage.UsageEntry;
import ai.nexus.wire.model.UsageReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What table usage_entry has of an entry.
 *
 * @param request the request's id, empty where it is the entry's own
 * @param conversation empty where it is the entry's own
 * @param askedModel the model that was asked for, where the group has none
 */
record LedgerRow(
    String id,
    Optional<String> request,
    Optional<String> conversation,
    int groupId,
    Optional<String> askedModel,
    Instant startedAt,
    Instant endedAt,
    UsageReport usage,
    Optional<Charge> charge,
    Optional<Duration> firstEvent,
    Duration total,
    int attempts,
    int clientRetry) {

  /** The entry, with what other tables have of it. */
  UsageEntry with(EntryGroup group, List<EarlierAttempt> earlierAttempts) {
    return new UsageEntry(
        id,
        request.orElseGet(() -> OwnRequest.of(id)),
        conversation.orElseGet(() -> OwnConversation.of(id)),
        startedAt,
        endedAt,
        group.endpoint(),
        group.streamed(),
        group.providerId(),
        group.providerName(),
        group.modelName().or(() -> askedModel),
        group.upstreamModel(),
        group.clientKeyHint(),
        usage,
        firstEvent,
        total,
        group.outcome(),
        group.source(),
        group.httpStatus(),
        group.errorCode(),
        attempts,
        earlierAttempts,
        clientRetry);
  }
}
