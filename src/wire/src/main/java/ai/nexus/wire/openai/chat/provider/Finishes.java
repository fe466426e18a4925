package ai.nexus.wire.openai.chat.provider;

import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.Finish.Reason;
import ai.nexus.wire.openai.chat.Told;
import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads why an answer ended. Beside OpenAI's words (openai-python types/chat/chat_completion.py)
 * there are DeepSeek's insufficient_system_resource, Mistral's model_length and the words of other
 * vendors that a gateway has handed on; an unknown one is an end like any other. Some servers send
 * "" or "null" for none.
 */
final class Finishes {

  private static final String REASON = "finish_reason";

  private Finishes() {}

  /**
   * @param calls whether the choice has calls: where a tool is forced OpenAI says {@code stop}, and
   *     so do some servers always
   */
  static Optional<Finish> of(JsonObject choice, boolean calls) {
    return Told.words(choice, REASON)
        .filter(word -> !word.equals("null"))
        .map(word -> finish(reason(word), choice, calls));
  }

  /** OpenRouter and Mistral say so where the answer broke off. */
  static boolean isError(JsonObject choice) {
    return Told.text(choice, REASON).filter("error"::equals).isPresent();
  }

  private static Finish finish(Reason reason, JsonObject choice, boolean calls) {
    if (reason != Reason.STOP) {
      return Finish.of(reason);
    }
    // vLLM's, where it is no number of a token (docs.vllm.ai, "OpenAI-Compatible Server").
    return calls
        ? Finish.of(Reason.TOOL_CALLS)
        : new Finish(Reason.STOP, Told.words(choice, "stop_reason"));
  }

  private static Reason reason(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "length", "max_tokens", "model_length", "insufficient_system_resource" -> Reason.LENGTH;
      case "tool_calls", "function_call", "tool_use" -> Reason.TOOL_CALLS;
      case "content_filter", "safety", "refusal", "sensitive" -> Reason.CONTENT_FILTER;
      default -> Reason.STOP;
    };
  }
}
