package ai.nexus.wire.eventstream;

import ai.nexus.wire.json.JsonText;
import ai.nexus.wire.json.Slice;
import java.util.Map;

/**
 * One message of an event stream. Facts:
 * https://smithy.io/2.0/aws/amazon-eventstream.html#event-message, botocore eventstream.py.
 *
 * @param headers those that are texts
 * @param payload only lent
 */
public record EventStreamMessage(Map<String, String> headers, Slice payload) {

  private static final String MESSAGE_TYPE = ":message-type";

  public EventStreamMessage {
    headers = Map.copyOf(headers);
  }

  /**
   * What {@link ai.nexus.wire.translate.StreamReader} reads: an object whose only member is named
   * for the event, {@code {"messageStart":{"role":"assistant"}}}, and holds its payload. An
   * exception that the API describes stands under its own name, {@code throttlingException}. One
   * that it does not is {@code {"error":{"code":"…","message":"…"}}}.
   */
  public String document() {
    return switch (headers.getOrDefault(MESSAGE_TYPE, "event")) {
      case "error" -> under("error", error());
      case "exception" -> under(headers.getOrDefault(":exception-type", "error"), json());
      default -> under(headers.getOrDefault(":event-type", ""), json());
    };
  }

  private String error() {
    StringBuilder json = new StringBuilder("{\"code\":");
    JsonText.appendQuoted(json, headers.getOrDefault(":error-code", ""));
    json.append(",\"message\":");
    JsonText.appendQuoted(json, headers.getOrDefault(":error-message", ""));
    return json.append('}').toString();
  }

  private String json() {
    return payload.isEmpty() ? "{}" : payload.text();
  }

  private static String under(String name, String json) {
    StringBuilder document = new StringBuilder(json.length() + name.length() + 5).append('{');
    JsonText.appendQuoted(document, name);
    return document.append(':').append(json).append('}').toString();
  }
}
