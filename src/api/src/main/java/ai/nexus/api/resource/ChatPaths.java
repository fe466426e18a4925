package ai.nexus.api.resource;

/** Where chat completions are, below the application's root. */
final class ChatPaths {

  static final String CHAT = "v1/chat/completions";
  static final String CHAT_WITHOUT_VERSION = "chat/completions";

  private ChatPaths() {}
}
