package ai.nexus.wire.openai;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts the chunks of a streamed answer together to the chat.completion that the upstream would have
 * given without streaming, for the message store. Builds objects; not for the hot path. Facts:
 * https://platform.openai.com/docs/api-reference/chat-streaming
 */
public final class ChunkAssembler {

  private static final JsonProvider JSON = JsonProvider.provider();

  private final Map<String, JsonValue> members = new LinkedHashMap<>();
  private final Map<Integer, ChoiceParts> choices = new TreeMap<>();

  /** Adds the payload of one event, in order. What is not a JSON object is passed over. */
  public void add(String dataJson) {
    try (JsonReader reader = JSON.createReader(new StringReader(dataJson))) {
      if (reader.readValue() instanceof JsonObject chunk) {
        add(chunk);
      }
    } catch (JsonException e) {
      // A broken event tells nothing of the answer; the stream's filter counts it.
    }
  }

  /** The answer as far as it came. */
  public JsonObject assembled() {
    JsonObjectBuilder answer = JSON.createObjectBuilder();
    members.forEach(answer::add);
    answer.add("object", "chat.completion");
    var array = JSON.createArrayBuilder();
    choices.forEach((index, choice) -> array.add(choice.assembled(JSON, index)));
    answer.add("choices", array);
    return answer.build();
  }

  /**
   * The first value of a member counts, as id and model are the same in all chunks; usage grows.
   */
  private void add(JsonObject chunk) {
    chunk.forEach(
        (key, value) -> {
          if (key.equals("choices")) {
            addChoices(value);
          } else if (!value.equals(JsonValue.NULL)) {
            members.merge(key, value, (first, last) -> key.equals("usage") ? last : first);
          }
        });
  }

  private void addChoices(JsonValue value) {
    if (value.getValueType() != JsonValue.ValueType.ARRAY) {
      return;
    }
    for (JsonValue item : value.asJsonArray()) {
      if (item instanceof JsonObject choice) {
        int index = Indexes.of(choice, 0);
        choices.computeIfAbsent(index, i -> new ChoiceParts()).add(choice);
      }
    }
  }
}
