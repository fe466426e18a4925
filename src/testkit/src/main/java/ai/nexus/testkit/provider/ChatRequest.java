package ai.nexus.testkit.provider;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a script needs to know of a request.
 *
 * @param choices how many answers are wanted
 * @param prompt the text of all messages, one a line
 * @param body as it came, forms as an object of their fields
 */
public record ChatRequest(
    String model,
    boolean stream,
    boolean includeUsage,
    int choices,
    String prompt,
    JsonObject body) {

  /** A chat whose streams end with the usage, asked or not. */
  public static ChatRequest of(String model, boolean stream, JsonValue prompt, JsonObject body) {
    return new ChatRequest(model, stream, true, 1, text(prompt), body);
  }

  public ChatRequest includingUsage(boolean include) {
    return new ChatRequest(model, stream, include, choices, prompt, body);
  }

  public ChatRequest choosing(int number) {
    return new ChatRequest(model, stream, includeUsage, number, prompt, body);
  }

  /** As the provider counts: one token a piece. */
  public int promptTokens() {
    return Words.split(prompt).size();
  }

  /** The last line of the prompt, which is the user's in an ordinary chat. */
  public String lastLine() {
    return prompt.substring(prompt.lastIndexOf('\n') + 1);
  }

  /** A list's elements one a line, those of an inner list in one line. */
  private static String text(JsonValue prompt) {
    return prompt instanceof JsonArray list
        ? list.stream().map(ChatRequest::line).collect(Collectors.joining("\n"))
        : line(prompt);
  }

  private static String line(JsonValue value) {
    if (value instanceof JsonString string) {
      return string.getString();
    }
    if (value instanceof JsonArray parts) {
      return parts.stream().map(ChatRequest::line).collect(Collectors.joining(" "));
    }
    if (value instanceof JsonObject object) {
      return Stream.of("content", "parts", "text")
          .filter(object::containsKey)
          .map(member -> line(object.get(member)))
          .findFirst()
          .orElse("");
    }
    return "";
  }
}
