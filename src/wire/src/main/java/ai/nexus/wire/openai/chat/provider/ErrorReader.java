package ai.nexus.wire.openai.chat.provider;

import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.openai.chat.Told;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads an error, whatever it looks like: OpenAI's
 * (https://platform.openai.com/docs/guides/error-codes), with a number as code (OpenRouter), a
 * string for an object (Ollama), in an array (Google), bare (Cerebras), with {@code detail}
 * (FastAPI), or no JSON at all.
 */
public final class ErrorReader {

  private static final String ERROR = "error";
  private static final int LONGEST_TEXT = 500;

  private ErrorReader() {}

  /** The body of an answer of that status. */
  public static ProviderError read(int status, byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    Optional<JsonValue> json = Json.parse(text);
    Optional<JsonObject> object = json.flatMap(ErrorReader::object);
    if (object.isPresent()) {
      return of(object.get(), status);
    }
    String message =
        json.filter(JsonString.class::isInstance)
            .map(string -> ((JsonString) string).getString())
            .orElse(text);
    return new ProviderError(
        status, worded(message, status), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Whether an answer or a chunk says that it is an error; some say that there is none. */
  public static boolean isTold(JsonObject answer) {
    JsonValue error = answer.getOrDefault(ERROR, JsonValue.NULL);
    return error instanceof JsonObject
        || (error instanceof JsonString text && !text.getString().isEmpty());
  }

  /** An error within an answer, whose kind gives the status. */
  public static ProviderError ofEvent(JsonObject event) {
    ProviderError read = of(event, 0);
    int status =
        Told.object(event, ERROR)
            .flatMap(error -> text(error.get("status")))
            .flatMap(ErrorStatus::number)
            .orElseGet(() -> ErrorStatus.of(read));
    return new ProviderError(
        status,
        read.message(),
        read.type(),
        read.code(),
        read.param(),
        WaitInWords.of(status, read.message()));
  }

  private static Optional<JsonObject> object(JsonValue json) {
    if (json instanceof JsonArray array) {
      return Told.objects(array).stream().findFirst();
    }
    return json instanceof JsonObject object ? Optional.of(object) : Optional.empty();
  }

  private static ProviderError of(JsonObject body, int status) {
    JsonObject error = Told.object(body, ERROR).orElse(body);
    String message =
        Stream.of("message", ERROR, "detail", "error_description", "msg")
            .flatMap(key -> text(error.get(key)).stream())
            .findFirst()
            .orElse("");
    return new ProviderError(
        status,
        worded(message, status),
        Told.words(error, "type").or(() -> Told.words(error, "status")),
        text(error.get("code")),
        Told.words(error, "param"),
        WaitInWords.of(status, message));
  }

  /** Also what is no string: a number, or FastAPI's list of faults. */
  private static Optional<String> text(JsonValue value) {
    if (value instanceof JsonString text) {
      return Optional.of(text.getString()).filter(words -> !words.isBlank());
    }
    if (value instanceof JsonNumber || value instanceof JsonArray) {
      return Optional.of(Json.text(value));
    }
    return value instanceof JsonObject inner ? Told.words(inner, "message") : Optional.empty();
  }

  /** A page of HTML is for people who look at a screen. */
  private static String worded(String message, int status) {
    if (message.isBlank() || message.startsWith("<")) {
      return status == 0
          ? "The provider gave up."
          : "The provider answered with status " + status + ".";
    }
    return message.length() <= LONGEST_TEXT ? message : message.substring(0, LONGEST_TEXT) + "…";
  }
}
