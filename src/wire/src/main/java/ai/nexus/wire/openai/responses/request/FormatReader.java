package ai.nexus.wire.openai.responses.request;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.OutputFormat;
import ai.nexus.wire.openai.chat.request.Members;
import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * Reads the form that the answer must have. Facts: openai-python
 * types/responses/response_text_config_param.py and
 * response_format_text_json_schema_config_param.py
 */
final class FormatReader {

  private FormatReader() {}

  static Optional<OutputFormat> format(Members root, Dropped dropped) {
    Optional<Members> text = root.object("text");
    Optional<Members> format = text.flatMap(config -> config.object("format"));
    Optional<OutputFormat> read = format.map(FormatReader::read);
    format.ifPresent(members -> members.dropRest(dropped));
    text.ifPresent(config -> config.dropRest(dropped)); // its verbosity, which others cannot set
    return read;
  }

  private static OutputFormat read(Members format) {
    return switch (format.needText("type")) {
      case "text" -> new OutputFormat.PlainText();
      case "json_object" -> new OutputFormat.AnyJson();
      case "json_schema" ->
          new OutputFormat.Schema(
              format.text("name"),
              format.text("description"),
              format.raw("schema").orElse(JsonValue.EMPTY_JSON_OBJECT),
              format.flag("strict"));
      default -> throw format.wrong("type", "must be text, json_object or json_schema");
    };
  }
}
