package ai.nexus.wire.anthropic.client;

import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.anthropic.common.StopReasons;
import ai.nexus.wire.anthropic.common.ToolInput;
import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.translate.AnswerIdentity;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * Writes a whole answer (anthropic-sdk-python types/message.py). Anthropic knows one choice, so
 * that others are left out, and no images or sounds that a model makes.
 */
final class AnswerWriter {

  static final String ID_PREFIX = "msg_";

  private AnswerWriter() {}

  static JsonObject json(ChatAnswer answer, AnswerIdentity head) {
    Optional<ChatAnswer.Choice> choice = answer.choices().stream().findFirst();
    List<Part> parts = choice.map(ChatAnswer.Choice::parts).orElse(List.of());
    Optional<Finish> finish = choice.flatMap(ChatAnswer.Choice::finish);
    String reason =
        StopReasons.write(
            finish, holds(parts, Part.ToolCall.class), holds(parts, Part.Refusal.class));
    JsonArrayBuilder content = Json.array();
    parts.forEach(part -> add(part, content));
    return Json.object()
        .add("id", ID_PREFIX + head.id())
        .add("type", "message")
        .add("role", "assistant")
        .add("model", head.model())
        .add("content", content)
        .add("stop_reason", reason)
        .add("stop_sequence", stopSequence(finish))
        .add("usage", UsageWriter.json(answer.usage().tokens()))
        .build();
  }

  static JsonValue stopSequence(Optional<Finish> finish) {
    return finish.flatMap(Finish::stopSequence).<JsonValue>map(Json::string).orElse(JsonValue.NULL);
  }

  private static boolean holds(List<Part> parts, Class<? extends Part> kind) {
    return parts.stream().anyMatch(kind::isInstance);
  }

  /** A text that is empty is refused when the client sends it back. */
  private static void add(Part part, JsonArrayBuilder content) {
    if (part instanceof Part.Text text && !text.text().isEmpty()) {
      content.add(Blocks.text(text.text()));
    } else if (part instanceof Part.Refusal refusal && !refusal.text().isEmpty()) {
      content.add(Blocks.text(refusal.text()));
    } else if (part instanceof Part.Thinking thought) {
      content.add(Blocks.thinking(thought.text(), thought.signature().orElse("")));
    } else if (part instanceof Part.RedactedThinking redacted) {
      content.add(Blocks.redacted(redacted.data()));
    } else if (part instanceof Part.ToolCall call) {
      add(call, content);
    }
  }

  /** Google signs calls; here the signature stands before, as that of a thought without words. */
  private static void add(Part.ToolCall call, JsonArrayBuilder content) {
    call.signature().ifPresent(signature -> content.add(Blocks.thinking("", signature)));
    content.add(Blocks.call(call.id(), call.name(), ToolInput.of(call.arguments())));
  }
}
