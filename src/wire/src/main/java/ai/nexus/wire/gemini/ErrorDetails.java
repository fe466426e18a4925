package ai.nexus.wire.gemini;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an error's {@code details} say, of the kinds in
 * https://github.com/googleapis/googleapis/blob/master/google/rpc/error_details.proto.
 *
 * @param reason of google.rpc.ErrorInfo
 * @param field the first of google.rpc.BadRequest
 * @param retryDelay of google.rpc.RetryInfo
 */
record ErrorDetails(
    Optional<String> reason, Optional<String> field, Optional<Duration> retryDelay) {

  static final String TYPES = "type.googleapis.com/google.rpc.";

  // "17s" or "17.5s", as protocol buffers write a duration
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)s");
  private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);

  static ErrorDetails of(JsonValue details) {
    return new ErrorDetails(
        detail(details, "ErrorInfo").flatMap(info -> text(info.get("reason"))),
        detail(details, "BadRequest").flatMap(ErrorDetails::firstField),
        detail(details, "RetryInfo")
            .flatMap(info -> text(info.get("retryDelay")))
            .flatMap(ErrorDetails::duration));
  }

  private static Optional<JsonObject> detail(JsonValue details, String type) {
    if (!(details instanceof JsonArray list)) {
      return Optional.empty();
    }
    return list.stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonValue::asJsonObject)
        .filter(detail -> text(detail.get("@type")).filter((TYPES + type)::equals).isPresent())
        .findFirst();
  }

  private static Optional<String> firstField(JsonObject badRequest) {
    return badRequest.get("fieldViolations") instanceof JsonArray violations
            && !violations.isEmpty()
            && violations.get(0) instanceof JsonObject violation
        ? text(violation.get("field"))
        : Optional.empty();
  }

  private static Optional<Duration> duration(String text) {
    Matcher seconds = SECONDS.matcher(text);
    return seconds.matches()
        ? Optional.of(
            Duration.ofMillis(new BigDecimal(seconds.group(1)).multiply(MILLIS).longValue()))
        : Optional.empty();
  }

  private static Optional<String> text(JsonValue value) {
    return value instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
  }
}
