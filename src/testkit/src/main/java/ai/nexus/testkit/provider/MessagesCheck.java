package ai.nexus.testkit.provider;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Refuses what Anthropic refuses in a request for a message, with words like its own: members that
 * it does not know, a missing max_tokens, temperatures above 1, other roles than two, empty text,
 * results of tools that nothing called.
 */
final class MessagesCheck {

  private static final Set<String> MEMBERS =
      Set.of(
          "model",
          "messages",
          "max_tokens",
          "system",
          "metadata",
          "stop_sequences",
          "stream",
          "temperature",
          "top_k",
          "top_p",
          "tools",
          "tool_choice",
          "thinking",
          "output_config",
          "service_tier",
          "container",
          "context_management",
          "mcp_servers");
  private static final Set<String> BLOCKS =
      Set.of(
          "text",
          "image",
          "document",
          "tool_use",
          "tool_result",
          "thinking",
          "redacted_thinking",
          "search_result");

  private final JsonObject body;
  private Set<String> calls = Set.of();

  MessagesCheck(JsonObject body) {
    this.body = body;
  }

  void check() throws Refusal {
    for (String member : body.keySet()) {
      require(MEMBERS.contains(member), member + ": Extra inputs are not permitted");
    }
    require(body.get("model") instanceof JsonString, "model: Field required");
    require(
        body.get("max_tokens") instanceof JsonNumber limit && limit.longValue() > 0,
        "max_tokens: Field required");
    if (body.get("temperature") instanceof JsonNumber temperature) {
      require(
          temperature.doubleValue() >= 0 && temperature.doubleValue() <= 1,
          "temperature: range: 0..1");
    }
    require(
        body.get("messages") instanceof JsonArray messages && !messages.isEmpty(),
        "messages: at least one message is required");
    for (JsonObject message : body.getJsonArray("messages").getValuesAs(JsonObject.class)) {
      message(message);
    }
  }

  private void message(JsonObject message) throws Refusal {
    String role = message.getString("role", "");
    require(
        List.of("user", "assistant").contains(role), "messages: Unexpected role \"" + role + '"');
    Set<String> called = new HashSet<>();
    for (JsonValue block : blocks(message.get("content"))) {
      block(block.asJsonObject(), role, called);
    }
    calls = called;
  }

  private static List<JsonValue> blocks(JsonValue content) throws Refusal {
    if (content instanceof JsonString text) {
      require(!text.getString().isEmpty(), "messages: text content must be non-empty");
      return List.of();
    }
    require(
        content instanceof JsonArray array && !array.isEmpty(),
        "messages: content must be a string or a list of blocks");
    return content.asJsonArray();
  }

  private void block(JsonObject block, String role, Set<String> called) throws Refusal {
    String type = block.getString("type", "");
    require(BLOCKS.contains(type), "messages.content.type: unknown type '" + type + "'");
    switch (type) {
      case "text" ->
          require(!block.getString("text", "").isEmpty(), "text content blocks must be non-empty");
      case "tool_use" -> {
        require(role.equals("assistant"), "tool_use blocks belong to the assistant");
        require(block.get("input") instanceof JsonObject, "tool_use.input: must be an object");
        called.add(block.getString("id", ""));
      }
      case "tool_result" ->
          require(
              calls.contains(block.getString("tool_use_id", "")),
              "unexpected `tool_use_id` found in `tool_result` blocks");
      case "thinking" ->
          require(
              Stream.of("thinking", "signature").allMatch(block::containsKey),
              "thinking.signature: Field required");
      default -> {
        // nothing that matters here
      }
    }
  }

  private static void require(boolean condition, String message) throws Refusal {
    if (!condition) {
      throw AnthropicSpeech.refusal(400, "invalid_request_error", message);
    }
  }
}
