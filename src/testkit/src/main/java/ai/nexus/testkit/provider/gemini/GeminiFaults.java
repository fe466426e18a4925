package ai.nexus.testkit.provider.gemini;

import ai.nexus.testkit.provider.Fault;
import ai.nexus.testkit.provider.Refusal;

/** Google's statuses and words (ai.google.dev/gemini-api/docs/troubleshooting). */
final class GeminiFaults {

  private GeminiFaults() {}

  static Refusal of(Fault fault) {
    return switch (fault) {
      case BAD_REQUEST ->
          new Refusal(400, "Request contains an invalid argument.", "", "INVALID_ARGUMENT");
      case BAD_KEY ->
          new Refusal(
              400, "API key not valid. Please pass a valid API key.", "", "INVALID_ARGUMENT");
      case NOT_ALLOWED ->
          new Refusal(403, "The caller does not have permission", "", "PERMISSION_DENIED");
      case CONTEXT_TOO_LONG ->
          new Refusal(
              400,
              "The input token count (1200007) exceeds the maximum number of tokens allowed"
                  + " (1048576).",
              "",
              "INVALID_ARGUMENT");
      case RATE_LIMIT ->
          new Refusal(
              429, "Resource has been exhausted (e.g. check quota).", "", "RESOURCE_EXHAUSTED");
      case SERVER_ERROR -> new Refusal(500, "An internal error has occurred.", "", "INTERNAL");
      case OVERLOADED ->
          new Refusal(503, "The model is overloaded. Please try again later.", "", "UNAVAILABLE");
    };
  }
}
