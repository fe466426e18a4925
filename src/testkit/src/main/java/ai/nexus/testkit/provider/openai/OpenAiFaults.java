package ai.nexus.testkit.provider.openai;

import ai.nexus.testkit.provider.Fault;
import ai.nexus.testkit.provider.Refusal;

/** OpenAI's statuses and words (platform.openai.com/docs/guides/error-codes). */
final class OpenAiFaults {

  private OpenAiFaults() {}

  static Refusal of(Fault fault) {
    return switch (fault) {
      case BAD_REQUEST -> new Refusal(400, "Invalid value for 'messages'.", "messages", "");
      case BAD_KEY -> new Refusal(401, "Incorrect API key provided.", "", "invalid_api_key");
      case NOT_ALLOWED ->
          new Refusal(
              403, "Country, region, or territory not supported", "", "unsupported_country");
      case CONTEXT_TOO_LONG ->
          new Refusal(
              400,
              "This model's maximum context length is 8192 tokens. However, your messages resulted"
                  + " in 10007 tokens. Please reduce the length of the messages.",
              "messages",
              "context_length_exceeded");
      case RATE_LIMIT ->
          new Refusal(429, "Rate limit reached for requests", "", "rate_limit_exceeded");
      case SERVER_ERROR ->
          new Refusal(
              500,
              "The server had an error while processing your request. Sorry about that!",
              "",
              "");
      case OVERLOADED ->
          new Refusal(
              503,
              "That model is currently overloaded with other requests.",
              "",
              "server_is_overloaded");
    };
  }

  static String type(int status) {
    return switch (status) {
      case 429 -> "rate_limit_error";
      case 500 -> "server_error";
      case 503 -> "service_unavailable_error";
      default -> "invalid_request_error";
    };
  }
}
