package ai.nexus.wire.openai.chat.client;

import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.openai.ErrorBody;
import ai.nexus.wire.openai.chat.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Writes an error in OpenAI's words, which applications test for, whatever the vendor's own are.
 * Facts: https://platform.openai.com/docs/guides/error-codes
 */
public final class ErrorWriter {

  private static final int BAD_REQUEST = 400;
  private static final int SERVER_ERROR = 500;
  private static final Set<String> OWN_TYPES =
      Set.of(
          "invalid_request_error",
          "rate_limit_error",
          "insufficient_quota",
          "server_error",
          "service_unavailable_error");

  // How Anthropic, Google and the makers of servers say that a prompt does not fit.
  private static final List<String> TOO_LONG =
      List.of(
          "prompt is too long",
          "exceeds the maximum number of tokens",
          "maximum context length",
          "exceed context limit",
          "context window");

  private ErrorWriter() {}

  public static byte[] body(ProviderError error) {
    return ErrorBody.json(error.message(), type(error), error.param(), code(error));
  }

  /** The error alone, without what is around it. */
  public static JsonObject members(ProviderError error) {
    return Json.parseObject(body(error)).orElseThrow().getJsonObject("error");
  }

  /** The official SDKs raise an error on such an event; nothing may follow. */
  static byte[] event(ProviderError error) {
    return ErrorBody.sseEvent(error.message(), type(error), error.param(), code(error));
  }

  private static String type(ProviderError error) {
    return error.type().filter(OWN_TYPES::contains).orElseGet(() -> typeOf(error.status()));
  }

  private static String typeOf(int status) {
    return switch (status) {
      case 429 -> "rate_limit_error";
      case 503, 529 -> "service_unavailable_error";
      default -> status >= SERVER_ERROR ? "server_error" : "invalid_request_error";
    };
  }

  private static Optional<String> code(ProviderError error) {
    if (error.status() == BAD_REQUEST && isTooLong(error.message())) {
      return Optional.of("context_length_exceeded");
    }
    return error.code().filter(code -> !isNumber(code)).or(() -> codeOf(error.status()));
  }

  /** The status once more, as Google and OpenRouter have it; no application looks for that. */
  private static boolean isNumber(String code) {
    return code.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isTooLong(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    return TOO_LONG.stream().anyMatch(lower::contains);
  }

  private static Optional<String> codeOf(int status) {
    return switch (status) {
      case 401 -> Optional.of("invalid_api_key");
      case 429 -> Optional.of("rate_limit_exceeded");
      case 503, 529 -> Optional.of("server_is_overloaded");
      default -> Optional.empty();
    };
  }
}
