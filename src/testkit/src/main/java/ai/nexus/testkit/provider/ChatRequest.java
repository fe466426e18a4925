package ai.nexus.testkit.provider;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a script needs to know of a chat request.
 *
 * @param prompt the text of all messages, one a line
 */
public record ChatRequest(String model, boolean stream, boolean includeUsage, String prompt) {

  static ChatRequest of(JsonObject body) {
    JsonValue options = body.getOrDefault("stream_options", JsonValue.EMPTY_JSON_OBJECT);
    return new ChatRequest(
        body.getString("model"),
        body.getBoolean("stream", false),
        options instanceof JsonObject object && object.getBoolean("include_usage", false),
        body.getJsonArray("messages").stream()
            .map(ChatRequest::text)
            .collect(Collectors.joining("\n")));
  }

  static ChatRequest ofGemini(String model, boolean stream, JsonObject body) {
    String prompt =
        body.getJsonArray("contents").stream()
            .map(ChatRequest::text)
            .collect(Collectors.joining("\n"));
    return new ChatRequest(model, stream, true, prompt);
  }

  /** As the provider counts: one token a piece. */
  public int promptTokens() {
    return Words.split(prompt).size();
  }

  /** The last line of the prompt, which is the user's in an ordinary chat. */
  public String lastLine() {
    return prompt.substring(prompt.lastIndexOf('\n') + 1);
  }

  private static String text(JsonValue value) {
    if (value instanceof JsonString string) {
      return string.getString();
    }
    if (value instanceof JsonArray parts) {
      return parts.stream().map(ChatRequest::text).collect(Collectors.joining(" "));
    }
    if (value instanceof JsonObject object) {
      return Stream.of("content", "parts", "text")
          .filter(object::containsKey)
          .map(member -> text(object.get(member)))
          .findFirst()
          .orElse("");
    }
    return "";
  }
}
