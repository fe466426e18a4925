package ai.nexus.wire.openai.realtime;

import ai.nexus.wire.model.UsageReport;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.openai.chat.Told;
import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * The response that {@code response.created} and {@code response.done} hold (openai-python
 * types/realtime/realtime_response.py).
 *
 * @param id empty text where it has none
 * @param why of a response that was cancelled or failed: the reason, or the error's code
 */
public record RealtimeResponse(String id, Status status, Optional<String> why, UsageReport usage) {

  /** How far a response has come. */
  public enum Status {
    IN_PROGRESS,
    /** Whole, or ended by a limit on its length or a filter. */
    COMPLETED,
    /** The client, or somebody's voice, interrupted it. */
    CANCELLED,
    FAILED
  }

  /** Empty where the event holds no response. */
  public static Optional<RealtimeResponse> of(String event) {
    return Json.parseObject(event)
        .flatMap(members -> Told.object(members, "response"))
        .map(RealtimeResponse::read);
  }

  private static RealtimeResponse read(JsonObject response) {
    Optional<JsonObject> details = Told.object(response, "status_details");
    Optional<JsonObject> error = details.flatMap(told -> Told.object(told, "error"));
    return new RealtimeResponse(
        Told.text(response, "id").orElse(""),
        status(Told.text(response, "status").orElse("")),
        error
            .flatMap(told -> Told.words(told, "code").or(() -> Told.words(told, "type")))
            .or(() -> details.flatMap(told -> Told.words(told, "reason"))),
        Told.object(response, "usage").map(RealtimeUsage::report).orElse(UsageReport.NONE));
  }

  private static Status status(String told) {
    return switch (told) {
      case "completed", "incomplete" -> Status.COMPLETED;
      case "cancelled" -> Status.CANCELLED;
      case "failed" -> Status.FAILED;
      default -> Status.IN_PROGRESS;
    };
  }
}
