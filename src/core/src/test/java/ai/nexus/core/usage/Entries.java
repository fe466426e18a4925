package ai.nexus.core.usage;

import ai.nexus.wire.model.TokenKind;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.model.UsageReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
        new UsageReport(allKinds(), Optional.of("{\"raw\":\"使用\"}")),
        Optional.of(Duration.ofMillis(120)),
        Duration.ofMillis(1500),
        Outcome.COMPLETED,
        UsageSource.REPORTED,
        200,
        Optional.of("some_code"),
        3,
        List.of(deadConnection(), tooManyRequests()),
        1);
  }

  private static EarlierAttempt deadConnection() {
    return new EarlierAttempt(
        START.plusMillis(3),
        Duration.ofMillis(20),
        6L,
        "first \"choice\"",
        "gpt-4-first",
        Outcome.UPSTREAM_ERROR,
        Optional.empty(),
        Optional.empty());
  }

  private static EarlierAttempt tooManyRequests() {
    return new EarlierAttempt(
        START.plusMillis(23),
        Duration.ofMillis(30),
        7L,
        "OpenAI",
        "gpt-4-0613",
        Outcome.UPSTREAM_ERROR,
        Optional.of(429),
        Optional.of("rate_limit_exceeded"));
  }

  /** The first kind has 11 tokens, the next 12, and so on. */
  private static TokenUsage allKinds() {
    TokenUsage.Builder usage = TokenUsage.builder();
    long count = 11;
    for (TokenKind kind : TokenKind.values()) {
      usage.set(kind, count++);
    }
    return usage.build();
  }

  /** Every value absent that may be. */
  static UsageEntry bare(String id) {
    return named(id, Optional.empty());
  }

  /** In no conversation but its own. */
  static UsageEntry alone(String id) {
    return bare(id, OwnRequest.of(id), OwnConversation.of(id), Optional.empty());
  }

  static UsageEntry named(String id, Optional<String> model) {
    return bare(id, OwnRequest.of(id), "conv_1", model);
  }

  /** Of a request that its client gave an id. */
  static UsageEntry requestNamed(String id, String request) {
    return bare(id, request, "conv_1", Optional.empty());
  }

  private static UsageEntry bare(
      String id, String request, String conversation, Optional<String> model) {
    return new UsageEntry(
        id,
        request,
        conversation,
        START,
        START,
        "ws.chat",
        false,
        Optional.empty(),
        Optional.empty(),
        model,
        Optional.empty(),
        "****",
        UsageReport.NONE,
        Optional.empty(),
        Duration.ZERO,
        Outcome.REJECTED,
        UsageSource.NONE,
        401,
        Optional.empty(),
        0,
        List.of(),
        0);
  }
}
