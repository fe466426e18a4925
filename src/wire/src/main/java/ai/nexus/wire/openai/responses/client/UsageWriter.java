package ai.nexus.wire.openai.responses.client;

import ai.nexus.wire.model.TokenKind;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.openai.chat.Json;
import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * Writes usage. The SDKs' types require every count, so that a detail that is unknown is written as
 * 0, and nothing at all where input or output is. Facts: openai-python
 * types/responses/response_usage.py; input holds what was read from caches and written to them.
 */
final class UsageWriter {

  private UsageWriter() {}

  static Optional<JsonObject> json(TokenUsage usage) {
    if (usage.allInput().isEmpty() || usage.output().isEmpty()) {
      return Optional.empty();
    }
    long input = usage.allInput().getAsLong();
    long output = usage.output().getAsLong();
    long written = count(usage, TokenKind.CACHE_WRITE_5M) + count(usage, TokenKind.CACHE_WRITE_1H);
    return Optional.of(
        Json.object()
            .add("input_tokens", input)
            .add(
                "input_tokens_details",
                Json.object()
                    .add("cached_tokens", count(usage, TokenKind.CACHE_READ))
                    .add("cache_write_tokens", written))
            .add("output_tokens", output)
            .add(
                "output_tokens_details",
                Json.object().add("reasoning_tokens", count(usage, TokenKind.REASONING)))
            .add("total_tokens", input + output)
            .build());
  }

  private static long count(TokenUsage usage, TokenKind kind) {
    return usage.count(kind).orElse(0);
  }
}
