package ai.nexus.wire.anthropic.client;

import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.model.UpstreamFormatException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.function.Consumer;

/**
 * The one block of a stream that is open, if any. What belongs to another closes it and opens that
 * one. For one stream.
 */
final class OpenBlock {

  private enum Kind {
    NONE,
    TEXT,
    REFUSAL,
    THINKING,
    CALL
  }

  private Kind kind = Kind.NONE;
  private int index = -1; // of the block that was opened last
  private int call;

  void text(String text, Consumer<JsonObject> out) {
    text(Kind.TEXT, text, out);
  }

  /** A text, too, but not one with what was said before. */
  void refusal(String text, Consumer<JsonObject> out) {
    text(Kind.REFUSAL, text, out);
  }

  private void text(Kind of, String text, Consumer<JsonObject> out) {
    if (!text.isEmpty()) {
      open(of, Blocks.text(""), out);
      delta(Json.typed("text_delta").add("text", text), out);
    }
  }

  void thinking(String text, Consumer<JsonObject> out) {
    if (!text.isEmpty()) {
      open(Kind.THINKING, Blocks.thinking("", ""), out);
      delta(Json.typed("thinking_delta").add("thinking", text), out);
    }
  }

  /** Also of a thought that shows no words. */
  void signed(String signature, Consumer<JsonObject> out) {
    open(Kind.THINKING, Blocks.thinking("", ""), out);
    delta(Json.typed("signature_delta").add("signature", signature), out);
    close(out);
  }

  /** A block that comes in one piece. */
  void whole(JsonObjectBuilder block, Consumer<JsonObject> out) {
    close(out);
    start(block, out);
    stop(out);
  }

  /** Google signs calls; here the signature stands before, as that of a thought without words. */
  void call(StreamEvent.ToolCallStarted started, Consumer<JsonObject> out) {
    close(out);
    started.signature().ifPresent(signature -> signed(signature, out));
    kind = Kind.CALL;
    call = started.call();
    start(Blocks.call(started.id(), started.name(), JsonValue.EMPTY_JSON_OBJECT), out);
  }

  void arguments(StreamEvent.ArgumentsDelta more, Consumer<JsonObject> out) {
    if (more.fragment().isEmpty()) {
      return;
    }
    if (kind != Kind.CALL || call != more.call()) {
      throw new UpstreamFormatException("arguments came for a call that is not open");
    }
    delta(Json.typed("input_json_delta").add("partial_json", more.fragment()), out);
  }

  void close(Consumer<JsonObject> out) {
    if (kind != Kind.NONE) {
      kind = Kind.NONE;
      stop(out);
    }
  }

  private void open(Kind wanted, JsonObjectBuilder block, Consumer<JsonObject> out) {
    if (kind != wanted) {
      close(out);
      kind = wanted;
      start(block, out);
    }
  }

  private void start(JsonObjectBuilder block, Consumer<JsonObject> out) {
    index++;
    out.accept(
        Json.typed("content_block_start").add("index", index).add("content_block", block).build());
  }

  private void delta(JsonObjectBuilder delta, Consumer<JsonObject> out) {
    out.accept(Json.typed("content_block_delta").add("index", index).add("delta", delta).build());
  }

  private void stop(Consumer<JsonObject> out) {
    out.accept(Json.typed("content_block_stop").add("index", index).build());
  }
}
