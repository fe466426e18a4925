package ai.nexus.wire.anthropic.body;

import ai.nexus.wire.anthropic.common.CacheControl;
import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.anthropic.common.ToolInput;
import ai.nexus.wire.chat.CacheMark;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Part;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** Writes the blocks of a turn (anthropic-sdk-python types/message_content_param.py). */
final class BlocksWriter {

  private final ClaudeModel model;
  private final Dropped dropped;
  private final MediaWriter media;

  BlocksWriter(ClaudeModel model, Dropped dropped) {
    this.model = model;
    this.dropped = dropped;
    this.media = new MediaWriter(dropped);
  }

  /** A text where there is nothing else, since all servers with this API take that. */
  JsonValue content(List<Part> parts) {
    if (parts.size() == 1 && parts.get(0) instanceof Part.Text text && text.cache().isEmpty()) {
      return Json.string(text.text());
    }
    JsonArrayBuilder blocks = Json.array();
    parts.forEach(part -> blocks.add(block(part)));
    return blocks.build();
  }

  private JsonObjectBuilder block(Part part) {
    if (part instanceof Part.Text text) {
      return text(text.text(), text.cache());
    }
    if (part instanceof Part.Refusal refusal) {
      return text(refusal.text(), Optional.empty());
    }
    if (part instanceof Part.ToolCall call) {
      return call(call);
    }
    if (part instanceof Part.ToolResult result) {
      return result(result);
    }
    if (part instanceof Part.Thinking thought) {
      return Json.typed("thinking")
          .add("thinking", thought.text())
          .add("signature", thought.signature().orElse(""));
    }
    if (part instanceof Part.RedactedThinking redacted) {
      return Json.typed("redacted_thinking").add("data", redacted.data());
    }
    return media.block(part);
  }

  private static JsonObjectBuilder text(String text, Optional<CacheMark> mark) {
    JsonObjectBuilder block = Json.typed("text").add("text", text);
    CacheControl.write(mark, block);
    return block;
  }

  /** Another vendor's signature on a call says nothing to Claude. */
  private JsonObjectBuilder call(Part.ToolCall call) {
    call.signature().ifPresent(it -> dropped.add("messages[].tool_calls[].extra_content"));
    JsonObjectBuilder block =
        Json.typed("tool_use")
            .add("id", id(call.id()))
            .add("name", call.name())
            .add("input", ToolInput.of(call.arguments()));
    CacheControl.write(call.cache(), block);
    return block;
  }

  private String id(String id) {
    return model.isClaude() ? CallId.of(id) : id;
  }

  private JsonObjectBuilder result(Part.ToolResult result) {
    JsonObjectBuilder block = Json.typed("tool_result").add("tool_use_id", id(result.callId()));
    List<Part> content = Sayable.parts(result.content(), dropped);
    if (!content.isEmpty()) {
      block.add("content", content(content));
    }
    if (result.failed()) {
      block.add("is_error", true);
    }
    CacheControl.write(result.cache(), block);
    return block;
  }
}
