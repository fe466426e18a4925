package ai.nexus.wire.openai;

import ai.nexus.wire.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * OpenAI's error body. All four members are always there, since the schema {@code Error} of
 * https://github.com/openai/openai-openapi requires them; an absent one is null.
 */
public final class ErrorBody {

  private ErrorBody() {}

  /** The body of an error response. */
  public static byte[] json(
      String message, String type, Optional<String> param, Optional<String> code) {
    return text(message, type, param, code).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The same as one event of a stream that has begun. The official SDKs raise an error on any event
   * with a true {@code error} (openai-python _streaming.py, openai-node streaming.ts).
   */
  public static byte[] sseEvent(
      String message, String type, Optional<String> param, Optional<String> code) {
    String event = "data: " + text(message, type, param, code) + "\n\n";
    return event.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(
      String message, String type, Optional<String> param, Optional<String> code) {
    StringBuilder out = new StringBuilder(128 + message.length()).append("{\"error\":{");
    member(out, "message", Optional.of(message)).append(',');
    member(out, "type", Optional.of(type)).append(',');
    member(out, "param", param).append(',');
    return member(out, "code", code).append("}}").toString();
  }

  private static StringBuilder member(StringBuilder out, String key, Optional<String> value) {
    JsonText.appendQuoted(out, key);
    out.append(':');
    value.ifPresentOrElse(text -> JsonText.appendQuoted(out, text), () -> out.append("null"));
    return out;
  }
}
