package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Message;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads {@code systemInstruction} and {@code contents}. SDKs that keep a chat send each event of a
 * streamed answer back as a content of its own, so contents of the model that follow one another
 * are one message. For one request.
 */
final class ContentsReader {

  private static final String CONTENTS = "contents";
  private static final String PARTS = "parts";

  private final Dropped dropped;
  private final PartReader reader;
  private final List<Message> messages = new ArrayList<>();
  private final List<Part> said = new ArrayList<>(); // by the model, not yet a message

  ContentsReader(Dropped dropped) {
    this.dropped = dropped;
    this.reader = new PartReader(new CallIds(), true);
  }

  List<Message> read(Members request) {
    request.object("systemInstruction").ifPresent(this::instruction);
    List<Members> contents = request.objects(CONTENTS);
    if (contents.isEmpty()) {
      throw request.fault(CONTENTS, "must hold at least one content.");
    }
    contents.forEach(this::content);
    endSaid();
    return messages;
  }

  private void instruction(Members content) {
    content.text("role");
    List<Part> parts = new ArrayList<>();
    for (Members part : content.objects(PARTS)) {
      String text =
          part.text("text")
              .orElseThrow(() -> part.fault("text", "is missing: only texts instruct."));
      parts.add(Part.Text.of(text));
      part.dropRest(dropped);
    }
    content.dropRest(dropped);
    messages.add(Message.of(Role.SYSTEM, parts));
  }

  private void content(Members content) {
    String role = content.text("role").orElse("user").toLowerCase(Locale.ROOT);
    List<Part> parts =
        content.objects(PARTS).stream()
            .flatMap(part -> reader.read(part, role.equals("model"), dropped).stream())
            .toList();
    content.dropRest(dropped);
    switch (role) {
      case "model" -> said.addAll(parts);
      case "user", "function" -> {
        endSaid();
        asked(content.required(PARTS, Optional.of(parts).filter(all -> !all.isEmpty())));
      }
      default -> throw content.fault("role", "must be 'user' or 'model'.");
    }
  }

  private void endSaid() {
    if (!said.isEmpty()) {
      messages.add(Message.of(Role.ASSISTANT, Joined.parts(said)));
      said.clear();
    }
  }

  /** Results of tools and what the user says are messages of their own, in their order. */
  private void asked(List<Part> parts) {
    int from = 0;
    for (int i = 1; i <= parts.size(); i++) {
      if (i == parts.size() || isResult(parts.get(i)) != isResult(parts.get(from))) {
        Role role = isResult(parts.get(from)) ? Role.TOOL : Role.USER;
        messages.add(Message.of(role, parts.subList(from, i)));
        from = i;
      }
    }
  }

  private static boolean isResult(Part part) {
    return part instanceof Part.ToolResult;
  }
}
