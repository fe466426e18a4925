package ai.nexus.wire.openai.chat.body;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Message;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.openai.chat.ServerKind;
import ai.nexus.wire.openai.chat.Spoken;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;

/**
 * Writes what the model said earlier. Facts: openai-python
 * types/chat/chat_completion_assistant_message_param.py
 */
final class AssistantWriter {

  private static final String CONTENT = "content";

  private final ServerKind kind;
  private final ContentWriter contents;
  private final Dropped dropped;

  AssistantWriter(ServerKind kind, ContentWriter contents, Dropped dropped) {
    this.kind = kind;
    this.contents = contents;
    this.dropped = dropped;
  }

  JsonObjectBuilder write(Message message) {
    Spoken spoken = Spoken.of(message.parts());
    JsonObjectBuilder written = Json.object().add("role", "assistant");
    content(spoken, written);
    message.name().ifPresent(name -> written.add("name", name));
    thoughts(spoken, written);
    if (!spoken.calls().isEmpty()) {
      written.add("tool_calls", spoken.calls(kind.extended()));
      reportCalls(spoken.calls());
    }
    return written;
  }

  /** Beside calls content may be null; some servers refuse an empty string there. */
  private void content(Spoken spoken, JsonObjectBuilder written) {
    List<Part> said = spoken.said().stream().map(this::said).toList();
    if (said.isEmpty() && !spoken.calls().isEmpty()) {
      written.add(CONTENT, JsonValue.NULL);
    } else {
      written.add(CONTENT, contents.content("assistant", said));
    }
  }

  /** Others than OpenAI know no refusals; to them it is what the model said. */
  private Part said(Part part) {
    return part instanceof Part.Refusal refusal && kind != ServerKind.OPENAI
        ? Part.Text.of(refusal.text())
        : part;
  }

  private void thoughts(Spoken spoken, JsonObjectBuilder written) {
    if (kind.extended()) {
      spoken.addThoughts(written);
    } else if (!spoken.thoughts().isEmpty()) {
      dropped.add("messages[].thinking_blocks");
    }
  }

  private void reportCalls(List<Part.ToolCall> calls) {
    if (calls.stream().anyMatch(call -> call.cache().isPresent())) {
      dropped.add("messages[].tool_calls[].cache_control");
    }
    if (!kind.extended() && calls.stream().anyMatch(call -> call.signature().isPresent())) {
      dropped.add("messages[].tool_calls[].extra_content");
    }
  }
}
