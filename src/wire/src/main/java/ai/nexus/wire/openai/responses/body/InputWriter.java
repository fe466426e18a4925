package ai.nexus.wire.openai.responses.body;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Message;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.openai.responses.Thoughts;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes the conversation as items, in its order: what the model said, each of its thoughts, each
 * call and each result is one. Facts: openai-python types/responses/response_input_item_param.py
 */
final class InputWriter {

  private final Dropped dropped;
  private final ContentWriter contents;
  private final JsonArrayBuilder out = Json.array();
  private boolean hasThoughts;

  InputWriter(Dropped dropped) {
    this.dropped = dropped;
    this.contents = new ContentWriter(dropped);
  }

  JsonArray write(List<Message> messages) {
    messages.forEach(this::message);
    return out.build();
  }

  /** Whether thoughts of this provider's are among the items. */
  boolean hasThoughts() {
    return hasThoughts;
  }

  private void message(Message message) {
    if (message.name().isPresent()) {
      dropped.add("messages[].name");
    }
    switch (message.role()) {
      case SYSTEM, DEVELOPER ->
          said(message.role().name().toLowerCase(Locale.ROOT), message.parts());
      case ASSISTANT -> assistant(message.parts());
      case USER, TOOL -> told(message.parts());
    }
  }

  /** Results stand before what else the user says, right behind the calls. */
  private void told(List<Part> parts) {
    List<Part> said = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Part.ToolResult result) {
        out.add(contents.result(result));
      } else {
        said.add(part);
      }
    }
    if (!said.isEmpty() || parts.isEmpty()) {
      said("user", said);
    }
  }

  private void assistant(List<Part> parts) {
    List<Part> said = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Part.Text || part instanceof Part.Refusal) {
        said.add(part);
        continue;
      }
      saidByModel(said);
      if (part instanceof Part.ToolCall call) {
        out.add(call(call));
      } else if (part instanceof Part.Thinking thinking) {
        thought(thinking);
      } else if (part instanceof Part.RedactedThinking) {
        drop();
      } else {
        throw ContentWriter.textAlone("assistant");
      }
    }
    saidByModel(said);
  }

  private void saidByModel(List<Part> said) {
    if (!said.isEmpty()) {
      said("assistant", said);
      said.clear();
    }
  }

  private void said(String role, List<Part> parts) {
    out.add(Json.object().add("role", role).add("content", contents.content(role, parts)));
  }

  private JsonObjectBuilder call(Part.ToolCall call) {
    call.cache().ifPresent(mark -> dropped.add("messages[].tool_calls[].cache_control"));
    call.signature().ifPresent(it -> dropped.add("messages[].tool_calls[].extra_content"));
    return Json.object()
        .add("type", "function_call")
        .add("call_id", call.id())
        .add("name", call.name())
        .add("arguments", call.arguments().isBlank() ? "{}" : call.arguments());
  }

  /** A thought of another vendor's is nothing to this one, nor is one without its seal. */
  private void thought(Part.Thinking thinking) {
    Optional<Thoughts.Sealed> sealed = thinking.signature().flatMap(Thoughts::sealed);
    if (sealed.isEmpty()) {
      drop();
      return;
    }
    hasThoughts = true;
    JsonArrayBuilder summary = Json.array();
    if (!thinking.text().isEmpty()) {
      summary.add(Json.object().add("type", "summary_text").add("text", thinking.text()));
    }
    JsonObjectBuilder item = Json.object().add("type", "reasoning");
    if (!sealed.get().id().isEmpty()) {
      item.add("id", sealed.get().id());
    }
    out.add(item.add("summary", summary).add("encrypted_content", sealed.get().encrypted()));
  }

  private void drop() {
    dropped.add("messages[].thinking_blocks");
  }
}
