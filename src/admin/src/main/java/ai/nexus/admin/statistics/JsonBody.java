package ai.nexus.admin.statistics;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Map;
import java.util.function.Consumer;

/** A JSON object that is written as it is sent: an answer may have ten thousand rows. */
final class JsonBody {

  // Made once, because each static method of Json searches the class path for its provider anew.
  private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());

  private JsonBody() {}

  /**
   * @param fields writes what stands in the object
   */
  static StreamingOutput of(Consumer<JsonGenerator> fields) {
    return out -> {
      try (JsonGenerator json = GENERATORS.createGenerator(out)) {
        json.writeStartObject();
        fields.accept(json);
        json.writeEnd();
      }
    };
  }
}
