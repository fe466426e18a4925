package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.ProviderError;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * Writes {@code {"error":{code,message,status,details}}}
 * (https://cloud.google.com/apis/design/errors). google-genai knows the error of a stream by that
 * {@code error} comes first (_api_client.py).
 */
final class GeminiErrorWriter {

  private static final String TYPE = "@type";

  private GeminiErrorWriter() {}

  static JsonObject json(ProviderError told) {
    JsonObjectBuilder error =
        Json.object()
            .add("code", told.status())
            .add("message", told.message())
            .add("status", Statuses.name(told.status(), told.type()));
    JsonArray details = details(told);
    if (!details.isEmpty()) {
      error.add("details", details);
    }
    return Json.object().add("error", error).build();
  }

  private static JsonArray details(ProviderError told) {
    JsonArrayBuilder details = Json.PROVIDER.createArrayBuilder();
    told.code().ifPresent(code -> details.add(detail("ErrorInfo").add("reason", code)));
    told.param().ifPresent(param -> details.add(badRequest(param, told.message())));
    told.retryAfter()
        .ifPresent(delay -> details.add(detail("RetryInfo").add("retryDelay", seconds(delay))));
    return details.build();
  }

  private static JsonObjectBuilder badRequest(String field, String message) {
    JsonObjectBuilder violation = Json.object().add("field", field).add("description", message);
    return detail("BadRequest")
        .add("fieldViolations", Json.PROVIDER.createArrayBuilder().add(violation));
  }

  private static JsonObjectBuilder detail(String type) {
    return Json.object().add(TYPE, ErrorDetails.TYPES + type);
  }

  private static String seconds(Duration delay) {
    BigDecimal seconds = BigDecimal.valueOf(delay.toMillis(), 3).stripTrailingZeros();
    return seconds.toPlainString() + "s";
  }
}
