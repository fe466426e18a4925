package ai.nexus.wire.anthropic.client;

import ai.nexus.wire.anthropic.common.ErrorTypes;
import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.chat.ProviderError;
import jakarta.json.JsonObject;

/**
 * Writes errors, in an answer of their own as in the middle of a stream
 * (https://platform.claude.com/docs/en/api/errors, anthropic-sdk-python
 * types/shared/error_response.py). A code stands where the SDK looks for it.
 */
final class ErrorWriter {

  private ErrorWriter() {}

  static JsonObject json(ProviderError error) {
    var inner = Json.typed(ErrorTypes.type(error.status())).add("message", error.message());
    if (error.param().filter("thread"::equals).isPresent()) {
      // What Anthropic's SDK looks for, to send the request again without a thread.
      inner.add(
          "details",
          Json.object()
              .add("error_code", "thread_unsupported_request")
              .add("unsupported", Json.array().add("thread")));
    } else {
      error.code().ifPresent(code -> inner.add("details", Json.object().add("error_code", code)));
    }
    var written = Json.typed("error").add("error", inner);
    error.requestId().ifPresent(id -> written.add("request_id", id));
    return written.build();
  }
}
