package ai.nexus.wire.openai;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One choice of a streamed answer: texts grow, tool calls grow by index, of the rest the last
 * counts.
 */
final class ChoiceParts {

  private static final Set<String> TEXTS =
      Set.of("content", "reasoning_content", "reasoning", "refusal");

  private final Map<String, StringBuilder> texts = new LinkedHashMap<>();
  private final Map<Integer, ToolCallParts> toolCalls = new TreeMap<>();
  private final Map<String, JsonValue> others = new LinkedHashMap<>();
  private JsonValue finishReason = JsonValue.NULL;

  void add(JsonObject choice) {
    JsonValue reason = choice.getOrDefault("finish_reason", JsonValue.NULL);
    if (!reason.equals(JsonValue.NULL)) {
      finishReason = reason;
    }
    if (choice.get("delta") instanceof JsonObject delta) {
      delta.forEach(this::addMember);
    }
  }

  JsonObject assembled(JsonProvider json, int index) {
    JsonObjectBuilder message = json.createObjectBuilder().add("role", "assistant");
    others.forEach(message::add);
    message.addNull("content");
    texts.forEach((key, text) -> message.add(key, text.toString()));
    if (!toolCalls.isEmpty()) {
      JsonArrayBuilder calls = json.createArrayBuilder();
      toolCalls.values().forEach(call -> calls.add(call.assembled(json)));
      message.add("tool_calls", calls);
    }
    return json.createObjectBuilder()
        .add("index", index)
        .add("message", message)
        .add("finish_reason", finishReason)
        .build();
  }

  private void addMember(String key, JsonValue value) {
    if (value.equals(JsonValue.NULL)) {
      return;
    }
    if (TEXTS.contains(key) && value instanceof JsonString text) {
      texts.computeIfAbsent(key, k -> new StringBuilder()).append(text.getString());
    } else if (key.equals("tool_calls") && value instanceof JsonArray calls) {
      addToolCalls(calls);
    } else {
      others.put(key, value);
    }
  }

  private void addToolCalls(JsonArray calls) {
    for (int i = 0; i < calls.size(); i++) {
      if (calls.get(i) instanceof JsonObject call) {
        int index = Indexes.of(call, i);
        toolCalls.computeIfAbsent(index, k -> new ToolCallParts()).add(call);
      }
    }
  }
}
