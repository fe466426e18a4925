package ai.nexus.testkit.provider;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.util.Set;

/** Reads a chat request and refuses what OpenAI refuses; unknown members are let through. */
final class ChatReader {

  private final Set<String> models;

  ChatReader(Set<String> models) {
    this.models = models;
  }

  ChatRequest read(byte[] bytes) throws Refusal {
    JsonObject body = parse(bytes);
    if (!(body.get("model") instanceof JsonString model)) {
      throw new Refusal(400, "you must provide a model parameter", "model", "");
    }
    if (!(body.get("messages") instanceof JsonArray messages) || messages.isEmpty()) {
      throw new Refusal(400, "'messages' must not be empty", "messages", "");
    }
    if (body.containsKey("stream_options") && !body.getBoolean("stream", false)) {
      throw new Refusal(
          400,
          "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
          "stream_options",
          "");
    }
    if (!models.contains(model.getString())) {
      throw new Refusal(
          404, "The model `%s` does not exist".formatted(model.getString()), "", "model_not_found");
    }
    return ChatRequest.of(body);
  }

  private static JsonObject parse(byte[] bytes) throws Refusal {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
      return reader.readObject();
    } catch (JsonException malformed) {
      throw new Refusal(400, "We could not parse the JSON body of your request.", "", "");
    }
  }
}
