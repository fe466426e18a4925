package ai.nexus.wire.openai.responses.client;

import ai.nexus.wire.openai.chat.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** Writes an event of a stream, whose name is its type once more, as OpenAI has it. */
final class ServerSent {

  private ServerSent() {}

  static byte[] event(JsonObject event) {
    String text = "event: " + event.getString("type") + "\ndata: " + Json.text(event) + "\n\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
