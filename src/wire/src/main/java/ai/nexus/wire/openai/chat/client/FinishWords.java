package ai.nexus.wire.openai.chat.client;

import ai.nexus.wire.chat.Finish;

/** OpenAI's words for the end of an answer: openai-python types/chat/chat_completion.py */
final class FinishWords {

  private FinishWords() {}

  static String of(Finish finish) {
    return switch (finish.reason()) {
      case STOP -> "stop";
      case LENGTH -> "length";
      case TOOL_CALLS -> "tool_calls";
      case CONTENT_FILTER -> "content_filter";
    };
  }
}
