package ai.nexus.wire.openai.responses.client;

import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.openai.chat.client.ErrorWriter;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

/**
 * Writes how a stream fails. SDKs raise on an event with a member {@code error} (openai-python
 * _streaming.py, openai-java SseHandler.kt, which does so even for null); that of the documented
 * event has its members beside the type (openai-python types/responses/response_error_event.py),
 * and so this one has both.
 */
final class Failures {

  private Failures() {}

  static byte[] event(ProviderError error, long number) {
    JsonObject members = ErrorWriter.members(error);
    JsonObjectBuilder event =
        Json.object()
            .add("type", "error")
            .add("sequence_number", number)
            .add("message", members.getString("message"))
            .add("code", members.getOrDefault("code", JsonValue.NULL))
            .add("param", members.getOrDefault("param", JsonValue.NULL))
            .add("error", members);
    return ServerSent.event(event.build());
  }

  /** In the words that a response has for it: openai-python types/responses/response_error.py */
  static JsonObjectBuilder inWords(ProviderError error) {
    String code =
        switch (error.status()) {
          case 429 -> "rate_limit_exceeded";
          case 400, 413, 422 -> "invalid_prompt";
          default -> "server_error";
        };
    return Json.object().add("code", code).add("message", error.message());
  }
}
