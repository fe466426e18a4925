package ai.nexus.wire.gemini;

import java.util.Map;
import java.util.Optional;

/**
 * Google's names of errors and the HTTP statuses they go with
 * (https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto,
 * https://ai.google.dev/gemini-api/docs/troubleshooting).
 */
final class Statuses {

  private static final Map<String, Integer> HTTP =
      Map.ofEntries(
          Map.entry("INVALID_ARGUMENT", 400),
          Map.entry("FAILED_PRECONDITION", 400),
          Map.entry("OUT_OF_RANGE", 400),
          Map.entry("UNAUTHENTICATED", 401),
          Map.entry("PERMISSION_DENIED", 403),
          Map.entry("NOT_FOUND", 404),
          Map.entry("ABORTED", 409),
          Map.entry("ALREADY_EXISTS", 409),
          Map.entry("RESOURCE_EXHAUSTED", 429),
          Map.entry("CANCELLED", 499),
          Map.entry("INTERNAL", 500),
          Map.entry("UNKNOWN", 500),
          Map.entry("DATA_LOSS", 500),
          Map.entry("UNIMPLEMENTED", 501),
          Map.entry("UNAVAILABLE", 503),
          Map.entry("DEADLINE_EXCEEDED", 504));

  private Statuses() {}

  static Optional<Integer> http(String name) {
    return Optional.ofNullable(HTTP.get(name));
  }

  /**
   * @param type the provider's own name of the error, which is kept where it is one of Google's
   */
  static String name(int http, Optional<String> type) {
    return type.filter(name -> HTTP.getOrDefault(name, 0) == http).orElseGet(() -> name(http));
  }

  private static String name(int http) {
    return switch (http) {
      case 401 -> "UNAUTHENTICATED";
      case 402 -> "FAILED_PRECONDITION";
      case 403 -> "PERMISSION_DENIED";
      case 404 -> "NOT_FOUND";
      case 405, 501 -> "UNIMPLEMENTED";
      case 408, 504 -> "DEADLINE_EXCEEDED";
      case 409 -> "ABORTED";
      case 429 -> "RESOURCE_EXHAUSTED";
      case 499 -> "CANCELLED";
      case 502, 503, 529 -> "UNAVAILABLE";
      default -> http < 500 ? "INVALID_ARGUMENT" : "INTERNAL";
    };
  }
}
