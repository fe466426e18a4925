package ai.nexus.wire.anthropic.common;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds schemas that refer to themselves, which Claude cannot be held to. For one schema. */
final class SchemaCycles {

  private final JsonObject root;
  private final Set<String> open = new HashSet<>();
  private final Set<String> seen = new HashSet<>();

  private SchemaCycles(JsonObject root) {
    this.root = root;
  }

  static boolean areIn(JsonObject schema) {
    return new SchemaCycles(schema).meets(schema);
  }

  private boolean meets(JsonValue value) {
    if (value instanceof JsonArray all) {
      return all.stream().anyMatch(this::meets);
    }
    if (!(value instanceof JsonObject object)) {
      return false;
    }
    return (object.get("$ref") instanceof JsonString ref && follows(ref.getString()))
        || object.values().stream().anyMatch(this::meets);
  }

  private boolean follows(String ref) {
    if (open.contains(ref)) {
      return true;
    }
    if (!seen.add(ref)) {
      return false;
    }
    open.add(ref);
    boolean met = meets(target(ref));
    open.remove(ref);
    return met;
  }

  /** Null, which holds nothing, where there is none. */
  private JsonValue target(String ref) {
    JsonValue at = root;
    List<String> steps = List.of(ref.split("/", -1));
    for (String step : steps.subList(1, steps.size())) {
      String name = step.replace("~1", "/").replace("~0", "~");
      at = at instanceof JsonObject object ? object.getOrDefault(name, JsonValue.NULL) : at;
    }
    return at == root ? JsonValue.NULL : at;
  }
}
