package ai.nexus.wire.anthropic.client;

import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.model.TokenKind;
import ai.nexus.wire.model.TokenUsage;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.OptionalLong;

/**
 * Writes {@code usage} (anthropic-sdk-python types/usage.py). The input is without what caches gave
 * and took, as in the hub. Input and output are numbers to the SDKs and may not be missing: what is
 * unknown is 0 there. What caches gave and took is always told, too, and null where it is unknown.
 */
final class UsageWriter {

  private UsageWriter() {}

  static JsonObjectBuilder json(TokenUsage usage) {
    JsonObjectBuilder json =
        Json.object().add("input_tokens", usage.count(TokenKind.INPUT).orElse(0));
    writes(usage, json);
    json.add("cache_read_input_tokens", orNull(usage.count(TokenKind.CACHE_READ)));
    json.add("output_tokens", usage.output().orElse(0));
    usage
        .count(TokenKind.REASONING)
        .ifPresent(
            count ->
                json.add("output_tokens_details", Json.object().add("thinking_tokens", count)));
    return json;
  }

  /** Their sum by how long they are kept, where that is known. */
  private static void writes(TokenUsage usage, JsonObjectBuilder json) {
    OptionalLong fiveMinutes = usage.count(TokenKind.CACHE_WRITE_5M);
    OptionalLong oneHour = usage.count(TokenKind.CACHE_WRITE_1H);
    boolean unknown = fiveMinutes.isEmpty() && oneHour.isEmpty();
    long sum = fiveMinutes.orElse(0) + oneHour.orElse(0);
    json.add(
        "cache_creation_input_tokens",
        orNull(unknown ? OptionalLong.empty() : OptionalLong.of(sum)));
    oneHour.ifPresent(
        count ->
            json.add(
                "cache_creation",
                Json.object()
                    .add("ephemeral_5m_input_tokens", fiveMinutes.orElse(0))
                    .add("ephemeral_1h_input_tokens", count)));
  }

  private static JsonValue orNull(OptionalLong count) {
    return count.isPresent() ? Json.number(count.getAsLong()) : JsonValue.NULL;
  }
}
