package ai.nexus.wire.anthropic.provider;

import ai.nexus.wire.anthropic.common.Members;
import ai.nexus.wire.chat.StreamEvent;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the blocks of a stream. Texts and thoughts take indexes as calls do, so that calls are
 * counted apart. For one stream.
 */
final class BlockReader {

  private static final String INDEX = "index";

  /** A block that is a call and has not stopped. */
  private static final class OpenCall {

    private final int number;
    private final String input; // as the start has it, where it has it
    private boolean told;

    OpenCall(int number, String input) {
      this.number = number;
      this.input = input;
    }
  }

  private final Map<Long, OpenCall> open = new HashMap<>();
  private int calls;

  void start(Members event, Consumer<StreamEvent> out) {
    Members block = event.object("content_block").orElseThrow(() -> event.missing("content_block"));
    switch (block.required("type")) {
      case "text" -> text(block, out);
      case "thinking" -> thinking(block, out);
      case "redacted_thinking" ->
          out.accept(new StreamEvent.RedactedThinking(0, block.required("data")));
      case "tool_use" -> call(event, block, out);
      default -> {
        // Anthropic's own tools, or a block that is new
      }
    }
  }

  void delta(Members event, Consumer<StreamEvent> out) {
    Members delta = event.object("delta").orElseThrow(() -> event.missing("delta"));
    switch (delta.required("type")) {
      case "text_delta" -> text(delta, out);
      case "thinking_delta" -> thinking(delta, out);
      case "signature_delta" -> signature(delta, out);
      case "input_json_delta" -> arguments(event, delta.required("partial_json"), out);
      default -> {
        // citations, or a delta that is new
      }
    }
  }

  /** A call without input has no fragments; some servers have all of it at the start. */
  void stop(Members event, Consumer<StreamEvent> out) {
    OpenCall call = open.remove(index(event));
    if (call != null && !call.told) {
      out.accept(new StreamEvent.ArgumentsDelta(0, call.number, call.input));
    }
  }

  private static void text(Members of, Consumer<StreamEvent> out) {
    of.text("text")
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> out.accept(new StreamEvent.TextDelta(0, text)));
  }

  private static void thinking(Members of, Consumer<StreamEvent> out) {
    of.text("thinking")
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> out.accept(new StreamEvent.ThinkingDelta(0, text)));
    signature(of, out);
  }

  private static void signature(Members of, Consumer<StreamEvent> out) {
    AnswerBlocks.signature(of)
        .ifPresent(text -> out.accept(new StreamEvent.ThinkingSigned(0, text)));
  }

  private void call(Members event, Members block, Consumer<StreamEvent> out) {
    String input = block.json("input").map(JsonObject::toString).orElse("{}");
    OpenCall call = new OpenCall(calls, input);
    calls++;
    open.put(index(event), call);
    out.accept(
        new StreamEvent.ToolCallStarted(
            0, call.number, block.required("id"), block.required("name"), Optional.empty()));
  }

  /** Fragments of the input of Anthropic's own tools belong to no call that is known here. */
  private void arguments(Members event, String fragment, Consumer<StreamEvent> out) {
    OpenCall call = open.get(index(event));
    if (call != null && !fragment.isEmpty()) {
      call.told = true;
      out.accept(new StreamEvent.ArgumentsDelta(0, call.number, fragment));
    }
  }

  private static long index(Members event) {
    return event.whole(INDEX).orElseThrow(() -> event.missing(INDEX));
  }
}
