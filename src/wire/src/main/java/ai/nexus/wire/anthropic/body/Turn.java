package ai.nexus.wire.anthropic.body;

import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.Role;
import java.util.List;

/** What one side says before the other one does. */
public record Turn(Side side, List<Part> parts) {

  /** The roles of messages. Those of tools are part of the user's side. */
  public enum Side {
    USER("user"),
    ASSISTANT("assistant"),
    SYSTEM("system");

    private final String role;

    Side(String role) {
      this.role = role;
    }

    public String role() {
      return role;
    }

    static Side of(Role role) {
      return switch (role) {
        case USER, TOOL -> USER;
        case ASSISTANT -> ASSISTANT;
        case SYSTEM, DEVELOPER -> SYSTEM;
      };
    }
  }

  public Turn {
    parts = List.copyOf(parts);
  }

  public boolean isOf(Side other) {
    return side == other;
  }
}
