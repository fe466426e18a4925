package ai.nexus.testkit.provider.anthropic;

import ai.nexus.testkit.provider.Fault;
import ai.nexus.testkit.provider.Refusal;

/** Anthropic's statuses, types and words (docs.claude.com/en/api/errors). */
final class AnthropicFaults {

  private AnthropicFaults() {}

  static Refusal of(Fault fault) {
    return switch (fault) {
      case BAD_REQUEST -> refusal(400, "invalid_request_error", "messages: bad request");
      case BAD_KEY -> refusal(401, "authentication_error", "invalid x-api-key");
      case NOT_ALLOWED ->
          refusal(
              403, "permission_error", "Your API key does not have permission to use this model");
      case CONTEXT_TOO_LONG ->
          refusal(
              400, "invalid_request_error", "prompt is too long: 210007 tokens > 200000 maximum");
      case RATE_LIMIT ->
          refusal(
              429, "rate_limit_error", "This request would exceed your organization's rate limit");
      case SERVER_ERROR -> refusal(500, "api_error", "Internal server error");
      case OVERLOADED -> refusal(529, "overloaded_error", "Overloaded");
    };
  }

  private static Refusal refusal(int status, String type, String message) {
    return new Refusal(status, message, "", type);
  }
}
