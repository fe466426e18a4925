package ai.nexus.api.chat;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;

/** Tells the socket's own commands from chat completions. */
final class Commands {

  /** No command is longer; a completion of this length is read again by its own reader. */
  private static final int LONGEST = 256;

  private Commands() {}

  static boolean isCancel(String frame) {
    if (frame.length() > LONGEST || !frame.contains("\"cancel\"")) {
      return false;
    }
    try (JsonReader reader = Json.createReader(new StringReader(frame))) {
      JsonObject command = reader.readObject();
      return "cancel".equals(command.getString("type", "")) && !command.containsKey("messages");
    } catch (JsonException notJson) {
      return false;
    }
  }
}
