package ai.nexus.wire.openai;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;

/** One tool call of a streamed answer: id and name come once, the arguments in fragments. */
final class ToolCallParts {

  private String id = "";
  private String type = "function";
  private String name = "";
  private final StringBuilder arguments = new StringBuilder();

  void add(JsonObject fragment) {
    id = text(fragment, "id", id);
    type = text(fragment, "type", type);
    if (fragment.get("function") instanceof JsonObject function) {
      name = text(function, "name", name);
      arguments.append(text(function, "arguments", ""));
    }
  }

  JsonObject assembled(JsonProvider json) {
    return json.createObjectBuilder()
        .add("id", id)
        .add("type", type)
        .add(
            "function",
            json.createObjectBuilder().add("name", name).add("arguments", arguments.toString()))
        .build();
  }

  /** Some servers repeat id and name as "" in later fragments; that takes nothing back. */
  private static String text(JsonObject object, String key, String before) {
    JsonValue value = object.getOrDefault(key, JsonValue.NULL);
    return value instanceof JsonString text && !text.getString().isEmpty()
        ? text.getString()
        : before;
  }
}
