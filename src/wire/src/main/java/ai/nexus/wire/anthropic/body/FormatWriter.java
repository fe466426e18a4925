package ai.nexus.wire.anthropic.body;

import ai.nexus.wire.anthropic.common.AnswerForm;
import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.OutputFormat;
import ai.nexus.wire.model.BadRequestException;
import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * Says what form the answer must have
 * (https://platform.claude.com/docs/en/build-with-claude/structured-outputs).
 */
final class FormatWriter {

  private final ClaudeModel model;
  private final Dropped dropped;

  FormatWriter(ClaudeModel model, Dropped dropped) {
    this.model = model;
    this.dropped = dropped;
  }

  /**
   * @throws BadRequestException where the model cannot be held to the schema
   */
  AnswerForm form(Optional<OutputFormat> format) {
    if (format.orElse(null) instanceof OutputFormat.Schema schema) {
      if (!model.keepsToSchemas()) {
        throw new BadRequestException(
            "This model cannot be held to a JSON Schema: use Claude 4.5 or later, or give the"
                + " schema as the parameters of a tool and force that one with tool_choice.",
            "response_format");
      }
      schema
          .description()
          .ifPresent(text -> dropped.add("response_format.json_schema.description"));
    }
    return AnswerForm.of(format, dropped);
  }

  /** The member {@code format} of {@code output_config}. Anthropic has no names for schemas. */
  static Optional<JsonObject> format(AnswerForm form) {
    return form.schema().map(schema -> Json.typed("json_schema").add("schema", schema).build());
  }
}
