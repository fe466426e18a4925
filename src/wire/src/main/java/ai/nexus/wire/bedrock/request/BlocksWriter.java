package ai.nexus.wire.bedrock.request;

import ai.nexus.wire.anthropic.body.Turn;
import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.anthropic.common.ToolInput;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Part;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/**
 * Writes the blocks of a turn
 * (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ContentBlock.html). For one
 * request.
 */
final class BlocksWriter {

  private static final String TEXT = "text";
  private static final String TOOL_USE_ID = "toolUseId";

  private final Dropped dropped;
  private final CachePoints points;
  private final MediaWriter media;
  private final ResultWriter results;

  BlocksWriter(BedrockModel model, Dropped dropped) {
    this.dropped = dropped;
    this.points = new CachePoints(model, dropped);
    this.media = new MediaWriter(dropped);
    this.results = new ResultWriter(media);
  }

  JsonArrayBuilder content(Turn turn) {
    JsonArrayBuilder blocks = Json.array();
    loneDocument(turn).ifPresent(blocks::add);
    for (Part part : turn.parts()) {
      blocks.add(block(part));
      points.write(CacheMarks.of(part), blocks);
    }
    return blocks;
  }

  /** A document is refused where no text stands beside it. */
  private static Optional<JsonObject> loneDocument(Turn turn) {
    boolean lone =
        turn.parts().stream().anyMatch(MediaWriter::isDocument)
            && turn.parts().stream().noneMatch(Part.Text.class::isInstance);
    return lone ? Optional.of(text("Document:").build()) : Optional.empty();
  }

  private JsonObjectBuilder block(Part part) {
    if (part instanceof Part.Text text) {
      return text(text.text());
    }
    if (part instanceof Part.Refusal refusal) {
      return text(refusal.text());
    }
    if (part instanceof Part.ToolCall call) {
      return Json.object().add("toolUse", call(call));
    }
    if (part instanceof Part.ToolResult result) {
      return Json.object().add("toolResult", results.result(result));
    }
    if (part instanceof Part.Thinking thought) {
      return reasoning("reasoningText", thought(thought).build());
    }
    if (part instanceof Part.RedactedThinking redacted) {
      return Json.object()
          .add("reasoningContent", Json.object().add("redactedContent", redacted.data()));
    }
    return media.block(part);
  }

  private static JsonObjectBuilder text(String text) {
    return Json.object().add(TEXT, text);
  }

  /** Another vendor's signature on a call says nothing here. */
  private JsonObjectBuilder call(Part.ToolCall call) {
    call.signature().ifPresent(it -> dropped.add("messages[].tool_calls[].extra_content"));
    return Json.object()
        .add(TOOL_USE_ID, ToolUseId.of(call.id()))
        .add("name", call.name())
        .add("input", ToolInput.of(call.arguments()));
  }

  private static JsonObjectBuilder thought(Part.Thinking thought) {
    JsonObjectBuilder written = text(thought.text());
    thought.signature().ifPresent(signature -> written.add("signature", signature));
    return written;
  }

  private static JsonObjectBuilder reasoning(String name, JsonObject content) {
    return Json.object().add("reasoningContent", Json.object().add(name, content));
  }
}
