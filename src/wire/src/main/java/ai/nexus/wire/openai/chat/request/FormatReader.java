package ai.nexus.wire.openai.chat.request;

import ai.nexus.wire.chat.OutputFormat;
import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * Reads the form that the answer must have. Facts: openai-python
 * types/shared_params/response_format_json_schema.py
 */
final class FormatReader {

  private FormatReader() {}

  static Optional<OutputFormat> format(Members root) {
    return root.object("response_format").map(FormatReader::read);
  }

  private static OutputFormat read(Members format) {
    return switch (format.needText("type")) {
      case "text" -> new OutputFormat.PlainText();
      case "json_object" -> new OutputFormat.AnyJson();
      case "json_schema" -> schema(format.needObject("json_schema"));
      default -> throw format.wrong("type", "must be text, json_object or json_schema");
    };
  }

  private static OutputFormat schema(Members schema) {
    return new OutputFormat.Schema(
        schema.text("name"),
        schema.text("description"),
        schema.raw("schema").orElse(JsonValue.EMPTY_JSON_OBJECT),
        schema.flag("strict"));
  }
}
