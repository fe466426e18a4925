package ai.nexus.wire.chat;

import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * A function that the model may want called.
 *
 * @param parameters its arguments' JSON Schema
 * @param strict whether the arguments must keep to the schema
 */
public record Tool(
    String name,
    Optional<String> description,
    Optional<JsonObject> parameters,
    Optional<Boolean> strict,
    Optional<CacheMark> cache) {}
