package ai.nexus.wire.anthropic.common;

import java.util.Map;

/**
 * Anthropic's types of errors and the HTTP statuses they go with
 * (https://platform.claude.com/docs/en/api/errors, anthropic-sdk-python
 * types/shared/error_type.py).
 */
public final class ErrorTypes {

  private static final int OVERLOADED = 529;
  private static final Map<String, Integer> STATUSES =
      Map.ofEntries(
          Map.entry("invalid_request_error", 400),
          Map.entry("authentication_error", 401),
          Map.entry("billing_error", 402),
          Map.entry("permission_error", 403),
          Map.entry("not_found_error", 404),
          Map.entry("conflict_error", 409),
          Map.entry("request_too_large", 413),
          Map.entry("rate_limit_error", 429),
          Map.entry("api_error", 500),
          Map.entry("timeout_error", 504),
          Map.entry("overloaded_error", OVERLOADED));

  private ErrorTypes() {}

  /** Of an error in a stream, whose own status was 200. */
  public static int status(String type) {
    return STATUSES.getOrDefault(type, 502);
  }

  /** The SDKs go by the status; the type is for who reads it. */
  public static String type(int status) {
    return switch (status) {
      case 401 -> "authentication_error";
      case 402 -> "billing_error";
      case 403 -> "permission_error";
      case 404 -> "not_found_error";
      case 409 -> "conflict_error";
      case 413 -> "request_too_large";
      case 429 -> "rate_limit_error";
      case 503, OVERLOADED -> "overloaded_error";
      case 408, 504 -> "timeout_error";
      default -> status >= 400 && status < 500 ? "invalid_request_error" : "api_error";
    };
  }
}
