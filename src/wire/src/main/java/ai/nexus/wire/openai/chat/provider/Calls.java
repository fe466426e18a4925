package ai.nexus.wire.openai.chat.provider;

import ai.nexus.wire.chat.Part;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.openai.chat.Told;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads calls of tools. Facts: openai-python
 * types/chat/chat_completion_message_function_tool_call.py; some servers give no id, or arguments
 * as an object instead of its text.
 */
final class Calls {

  private Calls() {}

  /**
   * Arguments that are no JSON object are the model's fault: they stay as they are, as in a stream.
   *
   * @param cut whether the answer was cut off, so that a call without its end is none
   */
  static List<Part> of(JsonObject message, boolean cut) {
    List<Part> calls = new ArrayList<>();
    for (JsonObject call : Told.objects(message, "tool_calls")) {
      Optional<JsonObject> function = Told.object(call, "function");
      String arguments = function.map(Calls::arguments).orElse("");
      boolean whole = !cut || arguments.isBlank() || Json.parseObject(arguments).isPresent();
      Optional<String> name = function.flatMap(f -> Told.words(f, "name"));
      if (whole && name.isPresent()) {
        calls.add(call(call, name.get(), arguments));
      }
    }
    return calls;
  }

  private static Part call(JsonObject call, String name, String arguments) {
    return new Part.ToolCall(id(call), name, arguments.strip(), signature(call), Optional.empty());
  }

  static String id(JsonObject call) {
    return Told.words(call, "id").orElseGet(() -> "call_" + UUID.randomUUID());
  }

  /** The text, or a fragment of it. */
  static String arguments(JsonObject function) {
    JsonValue arguments = function.getOrDefault("arguments", JsonValue.NULL);
    if (arguments instanceof JsonString text) {
      return text.getString();
    }
    return arguments instanceof JsonObject ? Json.text(arguments) : "";
  }

  /** https://ai.google.dev/gemini-api/docs/thought-signatures, "OpenAI". */
  static Optional<String> signature(JsonObject call) {
    return Told.object(call, "extra_content")
        .flatMap(extra -> Told.object(extra, "google"))
        .flatMap(google -> Told.words(google, "thought_signature"));
  }
}
