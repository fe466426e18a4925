package ai.nexus.admin.statistics;

import ai.nexus.core.prices.Charge;
import ai.nexus.core.statistics.LedgerEntry;
import ai.nexus.core.usage.Outcome;
import ai.nexus.core.usage.UsageEntry;
import ai.nexus.core.usage.UsageSource;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.model.UsageReport;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Usage entries to test with. */
final class Entries {

  private static final Instant START = Instant.parse("2026-03-04T05:06:07.089Z");

  private Entries() {}

  static LedgerEntry named(String model, Optional<String> rawUsage) {
    UsageEntry entry =
        new UsageEntry(
            "A",
            "req_A",
            "conv_A",
            START,
            START,
            "chat.completions",
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.of(model),
            Optional.empty(),
            "****",
            new UsageReport(TokenUsage.of(12, 3), rawUsage),
            Optional.empty(),
            Duration.ZERO,
            Outcome.COMPLETED,
            UsageSource.REPORTED,
            200,
            Optional.empty(),
            1,
            List.of(),
            0);
    return new LedgerEntry(
        entry, 1, Optional.of(new Charge(new BigDecimal("0.0000375"), "USD", 7)));
  }
}
