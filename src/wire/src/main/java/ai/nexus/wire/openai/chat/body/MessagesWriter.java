package ai.nexus.wire.openai.chat.body;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Message;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.openai.chat.ServerKind;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the conversation. Each result of a tool is a message of its own, right behind the calls
 * and before what else the user says; its images, which OpenAI has no place for there, follow the
 * last result as the user's. Facts: openai-python types/chat/chat_completion_message_param.py
 */
final class MessagesWriter {

  private final ServerKind kind;
  private final ContentWriter contents;
  private final AssistantWriter assistants;
  private final ResultWriter results;
  private final JsonArrayBuilder out = Json.array();
  private final List<Part> shownLater = new ArrayList<>();

  MessagesWriter(ServerKind kind, Dropped dropped) {
    this.kind = kind;
    this.contents = new ContentWriter(kind, dropped);
    this.assistants = new AssistantWriter(kind, contents, dropped);
    this.results = new ResultWriter(dropped);
  }

  JsonArray write(List<Message> messages) {
    messages.forEach(this::message);
    showLater();
    return out.build();
  }

  private void message(Message message) {
    switch (message.role()) {
      case SYSTEM, DEVELOPER -> {
        showLater();
        said(kind.instructing(message.role()), message, message.parts());
      }
      case ASSISTANT -> {
        showLater();
        out.add(assistants.write(message));
      }
      case USER, TOOL -> told(message);
    }
  }

  private void told(Message message) {
    List<Part> said = new ArrayList<>();
    for (Part part : message.parts()) {
      if (part instanceof Part.ToolResult result) {
        out.add(results.write(result, shownLater));
      } else {
        said.add(part);
      }
    }
    if (!said.isEmpty() || message.parts().isEmpty()) {
      showLater();
      said("user", message, said);
    }
  }

  private void said(String role, Message message, List<Part> parts) {
    JsonObjectBuilder written =
        Json.object().add("role", role).add("content", contents.content(role, parts));
    message.name().ifPresent(name -> written.add("name", name));
    out.add(written);
  }

  private void showLater() {
    if (!shownLater.isEmpty()) {
      out.add(
          Json.object().add("role", "user").add("content", contents.content("user", shownLater)));
      shownLater.clear();
    }
  }
}
