package ai.nexus.wire.bedrock.answer;

import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.chat.ProviderError;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads errors
 * (https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html,
 * botocore's service-2.json and parsers.py), those of servers in front of the API among them. Their
 * kind is most often in the header {@code X-Amzn-ErrorType} alone; the status goes with it, but for
 * credentials that are no good, which may be a 400.
 */
public final class ErrorReader {

  private static final int LONGEST_TEXT = 1_000;
  // Of exceptions in a stream, whose own status was 200.
  private static final Map<String, Integer> STATUSES =
      Map.of(
          "validationexception", 400,
          "accessdeniedexception", 403,
          "resourcenotfoundexception", 404,
          "modeltimeoutexception", 408,
          "modelerrorexception", 424,
          "modelstreamerrorexception", 424,
          "throttlingexception", 429,
          "modelnotreadyexception", 429,
          "internalserverexception", 500,
          "serviceunavailableexception", 503);

  // https://docs.aws.amazon.com/bedrock/latest/APIReference/CommonErrors.html
  private static final Set<String> OF_CREDENTIALS =
      Set.of(
          "expiredtokenexception",
          "incompletesignature",
          "incompletesignatureexception",
          "invalidsignatureexception",
          "missingauthenticationtoken",
          "missingauthenticationtokenexception",
          "unrecognizedclientexception");

  private ErrorReader() {}

  /**
   * Any body gives an error.
   *
   * @param header that tells its type
   */
  public static ProviderError read(int status, Optional<String> header, byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    Optional<JsonObject> json = Json.readObject(text);
    Optional<String> type =
        header.or(() -> json.flatMap(ErrorReader::type)).map(ErrorReader::nameAlone);
    return of(
        type.filter(ErrorReader::isOfCredentials).map(name -> 403).orElse(status),
        json.isPresent() ? message(json.get()) : Optional.of(text),
        type);
  }

  private static boolean isOfCredentials(String type) {
    return OF_CREDENTIALS.contains(type.toLowerCase(Locale.ROOT));
  }

  /** Whether an event of a stream bears this name because it failed. */
  static boolean isException(String name) {
    return name.equals("error") || name.toLowerCase(Locale.ROOT).endsWith("exception");
  }

  /**
   * @param name of the exception
   */
  static ProviderError event(String name, JsonValue payload) {
    JsonObject exception =
        payload instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    String type = text(exception, "code").orElse(name);
    int status = STATUSES.getOrDefault(type.toLowerCase(Locale.ROOT), 502);
    return of(status, message(exception), Optional.of(capitalized(type)));
  }

  /** As the header and the SDKs have it. */
  private static String capitalized(String type) {
    return type.isEmpty()
        ? type
        : type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
  }

  private static Optional<String> type(JsonObject json) {
    return text(json, "__type").or(() -> text(json, "code"));
  }

  /** Without the name space before and the address behind it. */
  private static String nameAlone(String type) {
    return type.replaceFirst(":.*", "").replaceFirst(".*#", "").strip();
  }

  private static Optional<String> message(JsonObject json) {
    return Stream.of("message", "Message", "originalMessage")
        .flatMap(name -> text(json, name).stream())
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  private static Optional<String> text(JsonObject object, String name) {
    return object.get(name) instanceof JsonString text
        ? Optional.of(text.getString())
        : Optional.empty();
  }

  private static ProviderError of(int status, Optional<String> message, Optional<String> type) {
    return new ProviderError(
        status,
        message
            .filter(text -> !text.isEmpty() && !text.startsWith("<")) // a page says nothing
            .map(ErrorReader::shortened)
            .orElse("The provider answered with status " + status + " and told no reason."),
        type.filter(text -> !text.isEmpty()),
        Optional.empty(),
        Optional.empty());
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
  }
}
