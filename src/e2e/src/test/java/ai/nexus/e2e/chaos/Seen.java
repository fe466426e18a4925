package ai.nexus.e2e.chaos;

import ai.nexus.e2e.support.Chat;
import ai.nexus.e2e.support.JsonText;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a client of OpenAI's dialect saw of an answer.
 *
 * @param expected the text of a whole one
 */
record Seen(HttpResponse<String> answer, boolean streamed, String expected) {

  int status() {
    return answer.statusCode();
  }

  Optional<String> header(String name) {
    return answer.headers().firstValue(name);
  }

  /** Whether it is all there, to its end. */
  boolean isWhole() {
    if (status() != 200) {
      return false;
    }
    return streamed
        ? text().equals(expected) && last().equals("[DONE]")
        : messageText().filter(expected::equals).isPresent();
  }

  boolean mentions(String part) {
    return answer.body().contains(part);
  }

  /** The error that is the body, or the last event of a stream. */
  Optional<JsonObject> error() {
    return json(streamed && status() == 200 ? last() : answer.body())
        .map(whole -> whole.get("error"))
        .filter(JsonObject.class::isInstance)
        .map(JsonValue::asJsonObject);
  }

  private Optional<String> messageText() {
    return json(answer.body())
        .filter(whole -> whole.containsKey("choices"))
        .map(whole -> whole.getJsonArray("choices").getJsonObject(0).getJsonObject("message"))
        .map(message -> message.getString("content", ""));
  }

  private String text() {
    return events().stream()
        .flatMap(event -> json(event).stream())
        .map(Seen::delta)
        .collect(Collectors.joining());
  }

  private static String delta(JsonObject chunk) {
    if (!chunk.containsKey("choices") || chunk.getJsonArray("choices").isEmpty()) {
      return "";
    }
    JsonObject delta = chunk.getJsonArray("choices").getJsonObject(0).getJsonObject("delta");
    return delta.get("content") instanceof JsonString text ? text.getString() : "";
  }

  private String last() {
    List<String> events = events();
    return events.isEmpty() ? "" : events.get(events.size() - 1);
  }

  private List<String> events() {
    return Arrays.asList(Chat.data(answer.body()));
  }

  private static Optional<JsonObject> json(String text) {
    try {
      return Optional.of(JsonText.object(text));
    } catch (RuntimeException none) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    String body = answer.body();
    return status() + " " + body.substring(0, Math.min(2_000, body.length()));
  }
}
