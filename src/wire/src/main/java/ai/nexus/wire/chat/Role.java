package ai.nexus.wire.chat;

/** Who says a message. */
public enum Role {
  SYSTEM,
  /** OpenAI's name for the system's messages to newer models. */
  DEVELOPER,
  USER,
  ASSISTANT,
  /** Holds the results of tools that the assistant called. */
  TOOL;

  /** Whether it instructs the model rather than taking part in the conversation. */
  public boolean instructs() {
    return this == SYSTEM || this == DEVELOPER;
  }
}
