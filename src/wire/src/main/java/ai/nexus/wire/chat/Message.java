package ai.nexus.wire.chat;

import java.util.List;
import java.util.Optional;

/**
 * One message of a conversation.
 *
 * @param parts in their order; may be none
 * @param name tells participants of one role apart
 */
public record Message(Role role, List<Part> parts, Optional<String> name) {

  public Message {
    parts = List.copyOf(parts);
  }

  public static Message of(Role role, List<Part> parts) {
    return new Message(role, parts, Optional.empty());
  }

  public static Message text(Role role, String text) {
    return of(role, List.of(Part.Text.of(text)));
  }
}
