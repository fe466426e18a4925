package ai.nexus.core.usage;

import ai.nexus.wire.model.UsageReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one exchange leaves in the ledger.
 *
 * @param id unique, ordered by time
 * @param endpoint {@code chat.completions} or {@code ws.chat}
 * @param providerId of the last attempt; empty where nothing went upstream
 * @param modelName the model as the client named it; empty where the request named none
 * @param clientKeyHint the part of the client key that may be shown
 * @param usage tokens by kind; unknown counts are empty, never zero
 * @param firstEvent from the request's arrival to the first upstream event
 * @param total from the request's arrival to the end
 * @param attempts how often the request went upstream
 * @param earlierAttempts all but the last one, in their order
 * @param clientRetry the SDK's own retry count ({@code x-stainless-retry-count}), 0 at first
 */
public record UsageEntry(
    String id,
    String requestId,
    String conversationId,
    Instant startedAt,
    Instant endedAt,
    String endpoint,
    boolean streamed,
    Optional<Long> providerId,
    Optional<String> providerName,
    Optional<String> modelName,
    Optional<String> upstreamModel,
    String clientKeyHint,
    UsageReport usage,
    Optional<Duration> firstEvent,
    Duration total,
    Outcome outcome,
    UsageSource source,
    int httpStatus,
    Optional<String> errorCode,
    int attempts,
    List<EarlierAttempt> earlierAttempts,
    int clientRetry) {

  public UsageEntry {
    earlierAttempts = List.copyOf(earlierAttempts);
  }
}
