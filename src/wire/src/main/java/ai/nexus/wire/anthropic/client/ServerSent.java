package ai.nexus.wire.anthropic.client;

import ai.nexus.wire.anthropic.common.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** An event whose name is the type that its data has. */
final class ServerSent {

  private ServerSent() {}

  static byte[] event(JsonObject data) {
    String event = "event: " + data.getString("type") + "\ndata: " + Json.text(data) + "\n\n";
    return event.getBytes(StandardCharsets.UTF_8);
  }
}
