package ai.nexus.wire.bedrock.request;

import ai.nexus.wire.anthropic.common.AnswerForm;
import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.chat.OutputFormat;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/**
 * Writes {@code outputConfig}: the answer's form, and Claude's effort
 * (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_OutputConfig.html,
 * botocore's service-2.json; which models take a schema:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/structured-output.html, others answer 400).
 */
final class OutputWriter {

  private static final String EFFORT = "effort";

  private OutputWriter() {}

  /**
   * @param form what of the format can be said here
   */
  static void write(
      Optional<OutputFormat> format, AnswerForm form, JsonObject settings, JsonObjectBuilder body) {
    JsonObjectBuilder config = Json.object();
    if (format.orElse(null) instanceof OutputFormat.Schema wanted) {
      form.schema().ifPresent(schema -> config.add("textFormat", textFormat(wanted, schema)));
    }
    if (settings.containsKey(EFFORT)) {
      config.add(EFFORT, settings.get(EFFORT));
    }
    JsonObject written = config.build();
    if (!written.isEmpty()) {
      body.add("outputConfig", written);
    }
  }

  /** The schema is a text there. */
  private static JsonObjectBuilder textFormat(OutputFormat.Schema wanted, JsonObject held) {
    JsonObjectBuilder schema = Json.object().add("schema", Json.text(held));
    wanted.name().ifPresent(name -> schema.add("name", name));
    wanted.description().ifPresent(text -> schema.add("description", text));
    return Json.typed("json_schema").add("structure", Json.object().add("jsonSchema", schema));
  }
}
