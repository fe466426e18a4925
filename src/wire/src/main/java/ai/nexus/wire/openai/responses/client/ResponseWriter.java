package ai.nexus.wire.openai.responses.client;

import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.translate.AnswerIdentity;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;

/**
 * Writes the response object, which is an answer by itself and stands in the events that begin and
 * end a stream. Facts: openai-python types/responses/response.py; what its SDKs' types require is
 * always there.
 */
final class ResponseWriter {

  private final AnswerIdentity head;
  private final Settings settings;

  ResponseWriter(AnswerIdentity head, Settings settings) {
    this.head = head;
    this.settings = settings;
  }

  /**
   * The id of an item.
   *
   * @param prefix of its kind
   * @param place in the output
   */
  String itemId(String prefix, int place) {
    return prefix + head.id() + "_" + place;
  }

  JsonObject begun() {
    return response("in_progress", List.of()).build();
  }

  JsonObject ended(Finish finish, List<JsonObject> output, TokenUsage usage) {
    JsonObjectBuilder response = response(status(finish), output);
    switch (finish.reason()) {
      case LENGTH -> incomplete(response, "max_output_tokens");
      case CONTENT_FILTER -> incomplete(response, "content_filter");
      case STOP, TOOL_CALLS -> {
        // whole
      }
    }
    UsageWriter.json(usage).ifPresent(known -> response.add("usage", known));
    return response.build();
  }

  JsonObject failed(ProviderError error, List<JsonObject> output, TokenUsage usage) {
    JsonObjectBuilder response = response("failed", output).add("error", Failures.inWords(error));
    UsageWriter.json(usage).ifPresent(known -> response.add("usage", known));
    return response.build();
  }

  /** Of the response, and of what was not whole when it ended. */
  static String status(Finish finish) {
    return switch (finish.reason()) {
      case LENGTH, CONTENT_FILTER -> "incomplete";
      case STOP, TOOL_CALLS -> "completed";
    };
  }

  private static void incomplete(JsonObjectBuilder response, String reason) {
    response.add("incomplete_details", Json.object().add("reason", reason));
  }

  private JsonObjectBuilder response(String status, List<JsonObject> output) {
    JsonArrayBuilder items = Json.array();
    output.forEach(items::add);
    JsonObjectBuilder response =
        Json.object()
            .add("id", "resp_" + head.id())
            .add("object", "response")
            .add("created_at", head.created().getEpochSecond())
            .add("status", status)
            .add("background", false)
            .add("error", JsonValue.NULL)
            .add("incomplete_details", JsonValue.NULL)
            .add("instructions", JsonValue.NULL)
            .add("model", head.model())
            .add("output", items)
            .add("previous_response_id", JsonValue.NULL)
            .add("store", false)
            .add("truncation", "disabled");
    settings.members().forEach(response::add);
    return response.add("usage", JsonValue.NULL);
  }
}
