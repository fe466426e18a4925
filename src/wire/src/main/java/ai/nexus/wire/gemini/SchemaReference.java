package ai.nexus.wire.gemini;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** JSON Schema's {@code $ref} within its own document, such as {@code #/$defs/Name} (RFC 6901). */
final class SchemaReference {

  private SchemaReference() {}

  /** Empty for one that leads elsewhere or nowhere. */
  static Optional<JsonValue> target(JsonObject root, String ref) {
    List<String> steps = List.of(ref.split("/", -1));
    JsonValue at = root;
    for (String step : steps.subList(1, steps.size())) {
      String name = step.replace("~1", "/").replace("~0", "~");
      if (!(at instanceof JsonObject object) || !object.containsKey(name)) {
        return Optional.empty();
      }
      at = object.get(name);
    }
    return steps.get(0).equals("#") ? Optional.of(at) : Optional.empty();
  }
}
