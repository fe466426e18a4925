package ai.nexus.wire.anthropic.common;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.OutputFormat;
import ai.nexus.wire.chat.Part;
import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * How Claude is brought to answer in a form: by a schema that it is held to, or in words, since
 * there is no switch for JSON of no schema, and some schemas it cannot be held to.
 *
 * @param instruction for the system
 */
public record AnswerForm(Optional<JsonObject> schema, Optional<Part> instruction) {

  private static final String PATH = "response_format.json_schema.schema";
  private static final String ANY_JSON =
      "Answer with one JSON object and nothing else: no other text, no code fence.";
  private static final String OF_SCHEMA =
      "Answer with JSON and nothing else: no other text, no code fence."
          + " It must keep to this JSON Schema:\n";

  /**
   * @throws ai.nexus.wire.model.BadRequestException for a strict schema that Claude cannot keep to
   */
  public static AnswerForm of(Optional<OutputFormat> format, Dropped dropped) {
    if (format.orElse(null) instanceof OutputFormat.Schema wanted) {
      return of(wanted, dropped);
    }
    boolean any = format.orElse(null) instanceof OutputFormat.AnyJson;
    return any ? inWords(ANY_JSON) : new AnswerForm(Optional.empty(), Optional.empty());
  }

  private static AnswerForm of(OutputFormat.Schema wanted, Dropped dropped) {
    ClosedSchema closed = ClosedSchema.of(wanted.schema(), PATH);
    if (wanted.strict().orElse(false)) {
      return new AnswerForm(Optional.of(closed.strict()), Optional.empty());
    }
    closed.report(dropped);
    return closed.unsayable().isEmpty()
        ? new AnswerForm(Optional.of(closed.schema()), Optional.empty())
        : inWords(OF_SCHEMA + Json.text(wanted.schema()));
  }

  private static AnswerForm inWords(String words) {
    return new AnswerForm(Optional.empty(), Optional.of(Part.Text.of(words)));
  }
}
