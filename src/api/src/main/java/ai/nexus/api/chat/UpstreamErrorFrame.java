package ai.nexus.api.chat;

import ai.nexus.wire.openai.ErrorBody;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** An upstream's error body as a frame: as it came when it is OpenAI's form, else put into it. */
final class UpstreamErrorFrame {

  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  private static final int SHOWN = 500;

  private UpstreamErrorFrame() {}

  static String of(int status, String body) {
    return isErrorObject(body) ? body : wrapped(status, body);
  }

  private static boolean isErrorObject(String body) {
    try (JsonReader reader = READERS.createReader(new StringReader(body))) {
      return reader.readObject().get("error") instanceof JsonObject;
    } catch (JsonException notJson) {
      return false;
    }
  }

  private static String wrapped(int status, String body) {
    String shown = body.length() <= SHOWN ? body : body.substring(0, SHOWN) + "…";
    byte[] error =
        ErrorBody.json(
            "The provider answered with status " + status + ": " + shown,
            status < 500 ? "invalid_request_error" : "server_error",
            Optional.empty(),
            Optional.of("upstream_" + status));
    return new String(error, StandardCharsets.UTF_8);
  }
}
