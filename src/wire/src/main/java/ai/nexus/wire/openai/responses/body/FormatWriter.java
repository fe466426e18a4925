package ai.nexus.wire.openai.responses.body;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.OutputFormat;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.openai.chat.StrictSchema;
import jakarta.json.JsonObjectBuilder;

/**
 * Writes the form that the answer must have; plain text is what it is without. Facts: openai-python
 * types/responses/response_format_text_json_schema_config_param.py, where a name is required.
 */
public final class FormatWriter {

  private FormatWriter() {}

  /**
   * @param dropped is told where the answer is not held to a schema strictly
   */
  public static void write(OutputFormat format, JsonObjectBuilder body, Dropped dropped) {
    if (format instanceof OutputFormat.AnyJson) {
      add(Json.object().add("type", "json_object"), body);
    } else if (format instanceof OutputFormat.Schema schema) {
      add(schema(schema, dropped), body);
    }
  }

  private static void add(JsonObjectBuilder format, JsonObjectBuilder body) {
    body.add("text", Json.object().add("format", format));
  }

  private static JsonObjectBuilder schema(OutputFormat.Schema schema, Dropped dropped) {
    JsonObjectBuilder written =
        Json.object().add("type", "json_schema").add("name", schema.name().orElse("answer"));
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
