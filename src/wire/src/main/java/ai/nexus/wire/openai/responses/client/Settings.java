package ai.nexus.wire.openai.responses.client;

import ai.nexus.wire.openai.chat.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What a response repeats from its request, as it was written there, and OpenAI's own defaults
 * where the request has none: the SDKs' types require part of it. Facts: openai-python
 * types/responses/response.py and tests/lib/responses/test_responses.py, an answer of OpenAI's.
 */
record Settings(JsonObject members) {

  private static final JsonObject DEFAULTS =
      Json.object()
          .addNull("instructions")
          .addNull("max_output_tokens")
          .add("temperature", new BigDecimal("1.0"))
          .add("top_p", new BigDecimal("1.0"))
          .add("parallel_tool_calls", true)
          .add("tool_choice", "auto")
          .add("tools", JsonArray.EMPTY_JSON_ARRAY)
          .add("text", Json.object().add("format", Json.object().add("type", "text")))
          .add("reasoning", Json.object().addNull("effort").addNull("summary"))
          .add("metadata", Json.object())
          .addNull("max_tool_calls")
          .addNull("prompt_cache_key")
          .addNull("safety_identifier")
          .add("top_logprobs", 0)
          .addNull("user")
          .build();

  /** Nobody has looked whether these are of their type, since no other vendor has them. */
  private static final Map<String, ValueType> UNREAD =
      Map.of(
          "max_tool_calls", ValueType.NUMBER,
          "prompt_cache_key", ValueType.STRING,
          "top_logprobs", ValueType.NUMBER);

  static final Settings NONE = new Settings(DEFAULTS);

  /**
   * @param request that has been read, so that its members are of their types
   */
  static Settings of(JsonObject request) {
    JsonObjectBuilder members = Json.object(DEFAULTS);
    DEFAULTS.forEach(
        (key, standard) -> {
          JsonValue asked = request.getOrDefault(key, JsonValue.NULL);
          if (isTold(key, asked)) {
            members.add(key, completed(asked, standard));
          }
        });
    return new Settings(members.build());
  }

  private static boolean isTold(String key, JsonValue asked) {
    ValueType type = asked.getValueType();
    return type != ValueType.NULL && type == UNREAD.getOrDefault(key, type);
  }

  /** Of an object that has defaults of its own, those that it does not say are added. */
  private static JsonValue completed(JsonValue asked, JsonValue standard) {
    if (!(asked instanceof JsonObject object) || !(standard instanceof JsonObject defaults)) {
      return asked;
    }
    JsonObjectBuilder whole = Json.object(defaults);
    object.forEach(
        (key, value) -> {
          if (value.getValueType() != ValueType.NULL) {
            whole.add(key, value);
          }
        });
    return whole.build();
  }
}
