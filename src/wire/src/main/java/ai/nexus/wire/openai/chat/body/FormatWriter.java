package ai.nexus.wire.openai.chat.body;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.OutputFormat;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.openai.chat.StrictSchema;
import jakarta.json.JsonObjectBuilder;

/**
 * Writes the form that the answer must have; plain text is what it is without. Facts: openai-python
 * types/shared_params/response_format_json_schema.py, where a name is required.
 */
final class FormatWriter {

  private FormatWriter() {}

  /**
   * @param dropped is told where the answer is not held to a schema strictly
   */
  static void write(OutputFormat format, JsonObjectBuilder body, Dropped dropped) {
    if (format instanceof OutputFormat.AnyJson) {
      body.add("response_format", Json.object().add("type", "json_object"));
    } else if (format instanceof OutputFormat.Schema schema) {
      body.add(
          "response_format",
          Json.object().add("type", "json_schema").add("json_schema", schema(schema, dropped)));
    }
  }

  private static JsonObjectBuilder schema(OutputFormat.Schema schema, Dropped dropped) {
    JsonObjectBuilder written = Json.object().add("name", schema.name().orElse("answer"));
    schema.description().ifPresent(text -> written.add("description", text));
    StrictSchema kept = StrictSchema.of(schema.schema(), schema.strict());
    written.add("schema", kept.schema());
    schema.strict().ifPresent(wanted -> written.add("strict", kept.strict()));
    if (schema.strict().orElse(false) && !kept.strict()) {
      dropped.add("response_format.json_schema.strict");
    }
    return written;
  }
}
