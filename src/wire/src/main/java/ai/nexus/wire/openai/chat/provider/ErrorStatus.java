package ai.nexus.wire.openai.chat.provider;

import ai.nexus.wire.chat.ProviderError;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The HTTP status of an error that came within an answer: its code where that is one (OpenRouter,
 * https://openrouter.ai/docs/api-reference/errors), else that of its kind
 * (https://platform.openai.com/docs/guides/error-codes).
 */
final class ErrorStatus {

  private static final int UNKNOWN = 502;
  private static final Map<String, Integer> KINDS =
      Map.ofEntries(
          Map.entry("invalid_request_error", 400),
          Map.entry("context_length_exceeded", 400),
          Map.entry("content_filter", 400),
          Map.entry("invalid_prompt", 400),
          Map.entry("bio_policy", 400),
          Map.entry("authentication_error", 401),
          Map.entry("invalid_api_key", 401),
          Map.entry("permission_error", 403),
          Map.entry("not_found_error", 404),
          Map.entry("model_not_found", 404),
          Map.entry("rate_limit_error", 429),
          Map.entry("rate_limit_exceeded", 429),
          Map.entry("insufficient_quota", 429),
          Map.entry("tokens", 429),
          Map.entry("requests", 429),
          Map.entry("server_error", 500),
          Map.entry("internal_server_error", 500),
          Map.entry("api_error", 500),
          Map.entry("service_unavailable_error", 503),
          Map.entry("server_is_overloaded", 503),
          Map.entry("overloaded_error", 503),
          Map.entry("timeout", 504));

  private static final List<Map.Entry<String, Integer>> ALIKE =
      List.of(
          Map.entry("rate_limit", 429),
          Map.entry("quota", 429),
          Map.entry("overloaded", 503),
          Map.entry("context_length", 400),
          Map.entry("invalid_request", 400));

  private ErrorStatus() {}

  static int of(ProviderError error) {
    List<String> words =
        Stream.of(error.code(), error.type())
            .flatMap(Optional::stream)
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList();
    return error
        .code()
        .flatMap(ErrorStatus::number)
        .or(() -> words.stream().map(KINDS::get).filter(Objects::nonNull).findFirst())
        .or(() -> words.stream().flatMap(word -> alike(word).stream()).findFirst())
        .orElse(UNKNOWN);
  }

  /** Of kinds that others have named after OpenAI's, as Moonshot's engine_overloaded_error. */
  private static Optional<Integer> alike(String word) {
    return ALIKE.stream()
        .filter(kind -> word.contains(kind.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Where it is the status of an error. */
  static Optional<Integer> number(String code) {
    boolean isStatus = code.length() == 3 && (code.charAt(0) == '4' || code.charAt(0) == '5');
    return isStatus && code.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Optional.of(Integer.parseInt(code))
        : Optional.empty();
  }
}
