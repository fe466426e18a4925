package ai.nexus.wire.openai.responses.body;

import ai.nexus.wire.chat.OutputFormat;
import ai.nexus.wire.openai.chat.Json;
import jakarta.json.JsonObjectBuilder;

/**
 * Writes the form that the answer must have; plain text is what it is without. Facts: openai-python
 * types/responses/response_format_text_json_schema_config_param.py, where a name is required.
 */
public final class FormatWriter {

  private FormatWriter() {}

  public static void write(OutputFormat format, JsonObjectBuilder body) {
    if (format instanceof OutputFormat.AnyJson) {
      add(Json.object().add("type", "json_object"), body);
    } else if (format instanceof OutputFormat.Schema schema) {
      add(schema(schema), body);
    }
  }

  private static void add(JsonObjectBuilder format, JsonObjectBuilder body) {
    body.add("text", Json.object().add("format", format));
  }

  private static JsonObjectBuilder schema(OutputFormat.Schema schema) {
    JsonObjectBuilder written =
        Json.object().add("type", "json_schema").add("name", schema.name().orElse("answer"));
    schema.description().ifPresent(text -> written.add("description", text));
    written.add("schema", schema.schema());
    schema.strict().ifPresent(strict -> written.add("strict", strict));
    return written;
  }
}
