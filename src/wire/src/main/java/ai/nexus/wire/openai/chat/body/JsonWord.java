package ai.nexus.wire.openai.chat.body;

import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Message;
import ai.nexus.wire.chat.OutputFormat;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Sees to it that a request for JSON of no schema says so in its messages, too: OpenAI refuses one
 * in which the word stands nowhere (https://platform.openai.com/docs/guides/structured-outputs,
 * "JSON mode"), and other vendors want no such word.
 */
public final class JsonWord {

  private static final Part.Text ANSWER = Part.Text.of("Answer with one JSON object.");

  private JsonWord() {}

  /** The messages, with an instruction in the first where none of them has the word. */
  public static List<Message> in(ChatRequest request) {
    List<Message> messages = request.messages();
    boolean wanted = request.format().filter(OutputFormat.AnyJson.class::isInstance).isPresent();
    return wanted && messages.stream().noneMatch(JsonWord::isIn) ? instructed(messages) : messages;
  }

  private static List<Message> instructed(List<Message> messages) {
    List<Message> all = new ArrayList<>(messages);
    if (all.isEmpty() || !all.get(0).role().instructs()) {
      all.add(0, Message.of(Role.SYSTEM, List.of(ANSWER)));
      return all;
    }
    Message first = all.get(0);
    List<Part> parts = new ArrayList<>(first.parts());
    parts.add(ANSWER);
    all.set(0, new Message(first.role(), parts, first.name()));
    return all;
  }

  private static boolean isIn(Message message) {
    return message.parts().stream()
        .anyMatch(
            part ->
                part instanceof Part.Text text
                    && text.text().toLowerCase(Locale.ROOT).contains("json"));
  }
}
