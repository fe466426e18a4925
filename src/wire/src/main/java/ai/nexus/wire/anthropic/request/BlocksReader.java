package ai.nexus.wire.anthropic.request;

import ai.nexus.wire.anthropic.common.CacheControl;
import ai.nexus.wire.anthropic.common.Members;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Part;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * Reads the blocks of a message (anthropic-sdk-python types/message_content_param.py). What
 * Anthropic's own tools did in an earlier answer is left out: no other model can read it.
 */
final class BlocksReader {

  private static final String TYPE = "type";

  private final Dropped dropped;
  private final MediaReader media;

  BlocksReader(Dropped dropped) {
    this.dropped = dropped;
    this.media = new MediaReader(dropped);
  }

  /**
   * A text or a list of blocks.
   *
   * @param name the member that holds them
   */
  List<Part> content(Members of, String name) {
    JsonValue content = of.value(name).orElseThrow(() -> of.missing(name));
    if (content instanceof JsonString text) {
      return List.of(Part.Text.of(text.getString()));
    }
    return of.objects(name).stream().flatMap(block -> part(block).stream()).toList();
  }

  /** Most often one; several for a document that is made of blocks. */
  private List<Part> part(Members block) {
    String type = block.required(TYPE);
    if (isAnthropicsOwn(type)) {
      block.drop(type, dropped);
      return List.of();
    }
    List<Part> parts =
        switch (type) {
          case "text" -> List.of(new Part.Text(block.required("text"), CacheControl.read(block)));
          case "image", "document", "search_result" -> media.parts(block);
          case "tool_use" -> List.of(call(block));
          case "tool_result" -> List.of(result(block));
          case "thinking" -> List.of(thought(block));
          case "redacted_thinking" -> List.of(new Part.RedactedThinking(block.required("data")));
          default -> throw unknown(block, type);
        };
    block.dropRest(dropped);
    return parts;
  }

  private static Part call(Members block) {
    return new Part.ToolCall(
        block.required("id"),
        block.required("name"),
        block.json("input").map(JsonObject::toString).orElse(""),
        Optional.empty(),
        CacheControl.read(block));
  }

  private Part result(Members block) {
    List<Part> content = block.value("content").isPresent() ? content(block, "content") : List.of();
    if (content.stream().anyMatch(Part.ToolResult.class::isInstance)) {
      throw block.fault("content", "must hold no tool_result");
    }
    return new Part.ToolResult(
        block.required("tool_use_id"),
        content,
        block.flag("is_error").orElse(false),
        CacheControl.read(block));
  }

  /** The gateway itself writes an empty signature where a provider gave none. */
  private static Part thought(Members block) {
    return new Part.Thinking(
        block.text("thinking").orElse(""),
        block.text("signature").filter(signature -> !signature.isEmpty()));
  }

  private static boolean isAnthropicsOwn(String type) {
    return type.equals("server_tool_use")
        || type.equals("tool_reference")
        || type.endsWith("_tool_result");
  }

  private static RuntimeException unknown(Members block, String type) {
    return block.fault(
        TYPE,
        type.equals("container_upload")
            ? "names a file that Anthropic alone has: send its content"
            : "must be text, image, document, search_result, tool_use, tool_result, thinking or"
                + " redacted_thinking");
  }
}
