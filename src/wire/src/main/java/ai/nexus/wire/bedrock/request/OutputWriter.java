package ai.nexus.wire.bedrock.request;

import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.chat.OutputFormat;
import ai.nexus.wire.chat.Part;
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
  private static final String ANY_JSON =
      "Answer with one JSON object and nothing else: no other text, no code fence.";

  private OutputWriter() {}

  /** For JSON of no schema there is no switch, so that the system says it. */
  static Optional<Part> instruction(Optional<OutputFormat> format) {
    return format.filter(OutputFormat.AnyJson.class::isInstance).map(it -> Part.Text.of(ANY_JSON));
  }

  static void write(Optional<OutputFormat> format, JsonObject settings, JsonObjectBuilder body) {
    JsonObjectBuilder config = Json.object();
    boolean schema = format.orElse(null) instanceof OutputFormat.Schema;
    if (format.orElse(null) instanceof OutputFormat.Schema wanted) {
      config.add("textFormat", textFormat(wanted));
    }
    if (settings.containsKey(EFFORT)) {
      config.add(EFFORT, settings.get(EFFORT));
    }
    if (schema || settings.containsKey(EFFORT)) {
      body.add("outputConfig", config);
    }
  }

  /** The schema is a text there. */
  private static JsonObjectBuilder textFormat(OutputFormat.Schema wanted) {
    JsonObjectBuilder schema = Json.object().add("schema", Json.text(wanted.schema()));
    wanted.name().ifPresent(name -> schema.add("name", name));
    wanted.description().ifPresent(text -> schema.add("description", text));
    return Json.typed("json_schema").add("structure", Json.object().add("jsonSchema", schema));
  }
}
