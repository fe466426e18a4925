package ai.nexus.wire.openai.responses.provider;

import ai.nexus.wire.chat.Part;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.openai.chat.Told;
import ai.nexus.wire.openai.responses.Thoughts;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Reads the items of an answer. Facts: openai-python types/responses/response_output_message.py,
 * response_reasoning_item.py and response_function_tool_call.py
 */
final class Items {

  /** Stands between the parts of a summary, which each have a heading of their own. */
  static final String BREAK = "\n\n";

  private Items() {}

  static List<Part> said(JsonObject message) {
    List<Part> parts = new ArrayList<>();
    for (JsonObject content : Told.objects(message, "content")) {
      Told.words(content, "text").map(Part.Text::of).ifPresent(parts::add);
      Told.words(content, "refusal").map(Part.Refusal::new).ifPresent(parts::add);
    }
    return parts;
  }

  /** Empty where it says nothing and need not come back. */
  static Optional<Part> thought(JsonObject reasoning) {
    String text = thoughtText(reasoning);
    Optional<String> signature = signature(reasoning);
    return text.isEmpty() && signature.isEmpty()
        ? Optional.empty()
        : Optional.of(new Part.Thinking(text, signature));
  }

  /** The summary; models whose thoughts are open, such as gpt-oss, have them as content. */
  static String thoughtText(JsonObject reasoning) {
    String summary = joined(Told.objects(reasoning, "summary"));
    return summary.isEmpty() ? joined(Told.objects(reasoning, "content")) : summary;
  }

  private static String joined(List<JsonObject> parts) {
    return parts.stream()
        .flatMap(part -> Told.words(part, "text").stream())
        .collect(Collectors.joining(BREAK));
  }

  static Optional<String> signature(JsonObject reasoning) {
    String id = Told.words(reasoning, "id").orElse("");
    return Told.words(reasoning, "encrypted_content")
        .map(content -> Thoughts.signature(id, content));
  }

  static String callId(JsonObject call) {
    return Told.words(call, "call_id")
        .or(() -> Told.words(call, "id"))
        .orElseGet(() -> "call_" + UUID.randomUUID());
  }

  static String name(JsonObject call) {
    return Told.words(call, "name")
        .orElseThrow(() -> AnswerReader.broken("a call of a function has no name"));
  }

  static String arguments(JsonObject call) {
    JsonValue arguments = call.getOrDefault("arguments", JsonValue.NULL);
    if (arguments instanceof JsonString text) {
      return text.getString();
    }
    return arguments instanceof JsonObject ? Json.text(arguments) : "";
  }
}
