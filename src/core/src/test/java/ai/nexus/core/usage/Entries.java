package ai.nexus.core.usage;

import ai.nexus.wire.model.TokenUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Usage entries to test with. */
final class Entries {

  static final Instant START = Instant.parse("2026-03-04T05:06:07.089Z");

  private Entries() {}

  /** Every value present. */
  static UsageEntry full(String id) {
    return new UsageEntry(
        id,
        "req_" + id,
        "conversation 对话",
        START,
        START.plusMillis(1500),
        "chat.completions",
        true,
        Optional.of(7L),
        Optional.of("OpenAI \"quoted\"\n"),
        Optional.of("gpt-4"),
        Optional.of("gpt-4-0613"),
        "sk-p****",
        new TokenUsage(
            OptionalLong.of(11), OptionalLong.of(22), OptionalLong.of(0), OptionalLong.of(5)),
        Optional.of(Duration.ofMillis(120)),
        Duration.ofMillis(1500),
        Outcome.COMPLETED,
        UsageSource.REPORTED,
        200,
        Optional.of("some_code"),
        2,
        1);
  }

  /** Every value absent that may be. */
  static UsageEntry bare(String id) {
    return named(id, Optional.empty());
  }

  static UsageEntry named(String id, Optional<String> model) {
    return new UsageEntry(
        id,
        "req_" + id,
        "conv_1",
        START,
        START,
        "ws.chat",
        false,
        Optional.empty(),
        Optional.empty(),
        model,
        Optional.empty(),
        "****",
        TokenUsage.UNKNOWN,
        Optional.empty(),
        Duration.ZERO,
        Outcome.REJECTED,
        UsageSource.NONE,
        401,
        Optional.empty(),
        0,
        0);
  }
}
