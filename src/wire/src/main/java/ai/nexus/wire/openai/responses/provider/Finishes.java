package ai.nexus.wire.openai.responses.provider;

import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.Finish.Reason;
import ai.nexus.wire.openai.chat.Told;
import jakarta.json.JsonObject;

/**
 * Reads why an answer ended. Facts: openai-python types/responses/response_status.py and
 * response.py; a refusal is an answer like any other.
 */
final class Finishes {

  private static final String INCOMPLETE = "incomplete";

  private Finishes() {}

  /** Some servers leave it out. */
  static String status(JsonObject response) {
    return Told.words(response, "status").orElse("completed");
  }

  /** Whether nothing more will come of it; background work, which is not asked for, goes on. */
  static boolean isOver(JsonObject response) {
    return switch (status(response)) {
      case "in_progress", "queued", "cancelled", "failed" -> false;
      default -> true;
    };
  }

  static boolean isCut(JsonObject response) {
    return status(response).equals(INCOMPLETE);
  }

  static Finish of(JsonObject response, boolean calls) {
    if (isCut(response)) {
      boolean filtered =
          Told.object(response, "incomplete_details")
              .flatMap(details -> Told.words(details, "reason"))
              .filter("content_filter"::equals)
              .isPresent();
      return Finish.of(filtered ? Reason.CONTENT_FILTER : Reason.LENGTH);
    }
    return Finish.of(calls ? Reason.TOOL_CALLS : Reason.STOP);
  }
}
