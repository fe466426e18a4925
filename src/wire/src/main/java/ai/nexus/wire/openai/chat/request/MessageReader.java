package ai.nexus.wire.openai.chat.request;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Message;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the conversation. Facts: openai-python types/chat/chat_completion_message_param.py and the
 * types of each role beside it.
 */
final class MessageReader {

  private final Dropped dropped;
  private final ContentReader contents;
  private final AssistantReader assistants;

  MessageReader(Dropped dropped) {
    this.dropped = dropped;
    this.contents = new ContentReader(dropped);
    this.assistants = new AssistantReader(contents, dropped);
  }

  List<Message> messages(Members root) {
    List<Message> all = new ArrayList<>();
    for (Members message : root.objects("messages")) {
      all.add(message(message));
      message.dropRest(dropped);
    }
    if (all.isEmpty()) {
      throw root.wrong("messages", "must have one message at least");
    }
    return all;
  }

  private Message message(Members message) {
    String role = message.needText("role");
    return switch (role) {
      case "system" -> said(Role.SYSTEM, message, contents.instructions(message));
      case "developer" -> said(Role.DEVELOPER, message, contents.instructions(message));
      case "user" -> said(Role.USER, message, contents.user(message));
      case "assistant" -> said(Role.ASSISTANT, message, assistants.parts(message));
      case "tool" -> said(Role.TOOL, message, List.of(result(message)));
      case "function" ->
          throw message.wrong(
              "role", "function is OpenAI's former way to tell results; use tool and tool_call_id");
      default -> throw message.wrong("role", "must be system, developer, user, assistant or tool");
    };
  }

  private static Message said(Role role, Members message, List<Part> parts) {
    return new Message(role, parts, message.text("name").filter(name -> !name.isEmpty()));
  }

  private Part result(Members message) {
    return new Part.ToolResult(
        message.needText("tool_call_id"),
        contents.result(message),
        false, // OpenAI has no word for a failure: the content tells
        CacheMarks.of(message));
  }
}
