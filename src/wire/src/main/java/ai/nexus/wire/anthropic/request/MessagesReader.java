package ai.nexus.wire.anthropic.request;

import ai.nexus.wire.anthropic.common.Members;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Message;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads {@code system} and {@code messages}. What tools gave stands in a user's message there; it
 * becomes a message of its own before the rest. For one request.
 */
final class MessagesReader {

  private static final String SYSTEM = "system";
  private static final String MESSAGES = "messages";

  private final Dropped dropped;
  private final BlocksReader blocks;
  private final List<Message> read = new ArrayList<>();

  MessagesReader(Dropped dropped) {
    this.dropped = dropped;
    this.blocks = new BlocksReader(dropped);
  }

  List<Message> read(Members request) {
    if (request.value(SYSTEM).isPresent()) {
      add(Role.SYSTEM, instructions(request, SYSTEM));
    }
    List<Members> messages = request.objects(MESSAGES);
    if (messages.isEmpty()) {
      throw request.fault(MESSAGES, "must hold at least one message");
    }
    messages.forEach(this::message);
    return read;
  }

  private void message(Members message) {
    switch (message.required("role")) {
      case "user" -> user(blocks.content(message, "content"));
      case "assistant" -> add(Role.ASSISTANT, blocks.content(message, "content"));
      case SYSTEM -> add(Role.SYSTEM, instructions(message, "content"));
      default -> throw message.fault("role", "must be user, assistant or system");
    }
    message.dropRest(dropped);
  }

  private void user(List<Part> parts) {
    Map<Boolean, List<Part>> results =
        parts.stream().collect(Collectors.partitioningBy(Part.ToolResult.class::isInstance));
    if (!results.get(true).isEmpty()) {
      add(Role.TOOL, results.get(true));
    }
    if (!results.get(false).isEmpty() || parts.isEmpty()) {
      add(Role.USER, results.get(false));
    }
  }

  private List<Part> instructions(Members of, String name) {
    List<Part> parts = blocks.content(of, name);
    if (!parts.stream().allMatch(Part.Text.class::isInstance)) {
      throw of.fault(name, "must hold texts alone");
    }
    return parts;
  }

  private void add(Role role, List<Part> parts) {
    read.add(Message.of(role, parts));
  }
}
