package ai.nexus.api.chat;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.util.Map;

/** Tells the socket's own commands from chat completions. */
final class Commands {

  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  /** No command is longer; a completion of this length is read again by its own reader. */
  private static final int LONGEST = 256;

  private Commands() {}

  static boolean isCancel(String frame) {
    if (frame.length() > LONGEST || !frame.contains("\"cancel\"")) {
      return false;
    }
    try (JsonReader reader = READERS.createReader(new StringReader(frame))) {
      JsonObject command = reader.readObject();
      return "cancel".equals(command.getString("type", "")) && !command.containsKey("messages");
    } catch (JsonException notJson) {
      return false;
    }
  }
}
