package ai.nexus.wire.openai.responses;

import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.openai.chat.Told;
import ai.nexus.wire.openai.chat.provider.ErrorReader;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * Reads how a stream fails: {@code response.failed} has the error in its response, {@code error}
 * has it beside its type (openai-python types/responses/response_error_event.py), or, as OpenAI
 * sends it, in a member of that name.
 */
public final class StreamFailures {

  private static final int BROKEN_OFF = 502;

  private StreamFailures() {}

  public static boolean isFailure(String type) {
    return type.equals("error") || type.equals("response.failed");
  }

  /** The error of an event that is one. */
  public static ProviderError of(String event) {
    return of(Json.parseObject(event).orElse(JsonValue.EMPTY_JSON_OBJECT));
  }

  public static ProviderError of(JsonObject event) {
    if (ErrorReader.isTold(event)) {
      return ErrorReader.ofEvent(event);
    }
    // Beside the error's own members the type is the event's.
    return ErrorReader.ofEvent(
        Told.object(event, "response").orElseGet(() -> Json.object(event).remove("type").build()));
  }

  /** The stream has ended before the answer did. */
  public static ProviderError brokenOff() {
    return broken("The provider's answer broke off before its end.");
  }

  public static ProviderError broken(String message) {
    return new ProviderError(
        BROKEN_OFF,
        message,
        Optional.of("server_error"),
        Optional.of("upstream_broken"),
        Optional.empty());
  }
}
