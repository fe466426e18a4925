package ai.nexus.wire.openai.chat.body;

import ai.nexus.wire.chat.OutputFormat;
import ai.nexus.wire.openai.chat.Json;
import jakarta.json.JsonObjectBuilder;

/**
 * Writes the form that the answer must have; plain text is what it is without. Facts: openai-python
 * types/shared_params/response_format_json_schema.py, where a name is required.
 */
final class FormatWriter {

  private FormatWriter() {}

  static void write(OutputFormat format, JsonObjectBuilder body) {
    if (format instanceof OutputFormat.AnyJson) {
      body.add("response_format", Json.object().add("type", "json_object"));
    } else if (format instanceof OutputFormat.Schema schema) {
      body.add(
          "response_format",
          Json.object().add("type", "json_schema").add("json_schema", schema(schema)));
    }
  }

  private static JsonObjectBuilder schema(OutputFormat.Schema schema) {
    JsonObjectBuilder written = Json.object().add("name", schema.name().orElse("answer"));
    schema.description().ifPresent(text -> written.add("description", text));
    written.add("schema", schema.schema());
    schema.strict().ifPresent(strict -> written.add("strict", strict));
    return written;
  }
}
