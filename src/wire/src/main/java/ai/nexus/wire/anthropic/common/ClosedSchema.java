package ai.nexus.wire.anthropic.common;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.model.BadRequestException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Stream;

/**
 * A JSON Schema as Claude takes one to be held to, at Anthropic as at Amazon.
 *
 * @param unsayable the paths of what it cannot be held to: maps, and schemas within themselves
 * @param narrowed the paths of what let more through before
 */
public record ClosedSchema(JsonObject schema, List<String> unsayable, List<String> narrowed) {

  private static final String PROPERTIES = "properties";

  public ClosedSchema {
    unsayable = List.copyOf(unsayable);
    narrowed = List.copyOf(narrowed);
  }

  /**
   * @param path of the schema in the client's request, as OpenAI's chats have it
   */
  public static ClosedSchema of(JsonObject schema, String path) {
    SchemaCloser closer = new SchemaCloser();
    JsonObject closed = closer.close(schema, path);
    Stream<String> cycles = SchemaCycles.areIn(schema) ? Stream.of(path + ".$ref") : Stream.of();
    return new ClosedSchema(
        closed,
        Stream.concat(closer.unsayable().stream(), cycles).distinct().toList(),
        closer.narrowed());
  }

  /** Of a tool's arguments, which has none where it names none. */
  public static ClosedSchema ofTool(JsonObject parameters) {
    JsonObject named =
        parameters.containsKey(PROPERTIES) || parameters.containsKey("additionalProperties")
            ? parameters
            : Json.from(parameters).add(PROPERTIES, JsonValue.EMPTY_JSON_OBJECT).build();
    return of(named, "tools[].function.parameters");
  }

  /**
   * The schema where the answer must keep to it.
   *
   * @throws BadRequestException where it would be held to another one
   */
  public JsonObject strict() {
    Stream.concat(unsayable.stream(), narrowed.stream())
        .findFirst()
        .ifPresent(
            path -> {
              throw new BadRequestException(
                  "'"
                      + path
                      + "' cannot be kept to strictly: this model takes objects with named members"
                      + " alone, none within itself. Name them and set additionalProperties to"
                      + " false, or leave out strict.",
                  path);
            });
    return schema;
  }

  /** Tells of what is held to less, or not at all. */
  public void report(Dropped dropped) {
    unsayable.forEach(dropped::add);
    narrowed.forEach(dropped::add);
  }
}
