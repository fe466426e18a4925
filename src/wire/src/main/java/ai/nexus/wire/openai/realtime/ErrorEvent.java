package ai.nexus.wire.openai.realtime;

import ai.nexus.wire.openai.chat.Json;
import jakarta.json.JsonValue;
import java.util.Optional;

/** An error as a realtime client is told of it (openai-python types/realtime/realtime_error.py). */
public final class ErrorEvent {

  private ErrorEvent() {}

  /**
   * @param id of this event
   */
  public static String json(String id, String message, String type, Optional<String> code) {
    return Json.text(
        Json.object()
            .add("type", "error")
            .add("event_id", id)
            .add(
                "error",
                Json.object()
                    .add("type", type)
                    .add("code", code.map(Json::string).orElse(JsonValue.NULL))
                    .add("message", message)
                    .add("param", JsonValue.NULL)
                    .add("event_id", JsonValue.NULL))
            .build());
  }
}
