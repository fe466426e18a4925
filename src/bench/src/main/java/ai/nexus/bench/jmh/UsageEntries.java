package ai.nexus.bench.jmh;

import ai.nexus.core.usage.EntryId;
import ai.nexus.core.usage.Outcome;
import ai.nexus.core.usage.OwnConversation;
import ai.nexus.core.usage.OwnRequest;
import ai.nexus.core.usage.UsageEntry;
import ai.nexus.core.usage.UsageSource;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.model.UsageReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Entries as a chat completion leaves them, each in a conversation of its own. */
final class UsageEntries {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static final String RAW =
      "{\"prompt_tokens\":12,\"completion_tokens\":48,\"total_tokens\":60}";

  private UsageEntries() {}

  static UsageEntry next() {
    return next("your****");
  }

  static UsageEntry next(String clientKey) {
    String id = EntryId.next();
    return new UsageEntry(
        id,
        OwnRequest.of(id),
        OwnConversation.of(id),
        START,
        START.plusMillis(1500),
        "chat.completions",
        true,
        Optional.of(1L),
        Optional.of("OpenAI"),
        Optional.of("gpt-4"),
        Optional.of("gpt-4-0613"),
        clientKey,
        new UsageReport(TokenUsage.of(12, 48), Optional.of(RAW)),
        Optional.of(Duration.ofMillis(120)),
        Duration.ofMillis(1500),
        Outcome.COMPLETED,
        UsageSource.REPORTED,
        200,
        Optional.empty(),
        1,
        List.of(),
        0);
  }
}
