package ai.nexus.admin.problem;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;

/**
 * An error as RFC 9457 writes it. The status says all that a program needs, so the type is always
 * {@code about:blank} and the title is the status's own phrase.
 *
 * @param detail what the caller has to change
 * @param errors the wrong fields; shown only where there are some
 */
public record Problem(int status, String title, String detail, List<Violation> errors) {

  public static final String MEDIA_TYPE = "application/problem+json";

  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  public Problem {
    errors = List.copyOf(errors);
  }

  public Problem(int status, String title, String detail) {
    this(status, title, detail, List.of());
  }

  /**
   * @param instance the path that was asked for, without its query
   * @param requestId finds the request in the logs
   */
  public String toJson(String instance, String requestId) {
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("type", "about:blank")
            .add("title", title)
            .add("status", status)
            .add("detail", detail)
            .add("instance", instance);
    if (!errors.isEmpty()) {
      json.add("errors", errorsJson());
    }
    return json.add("request_id", requestId).build().toString();
  }

  private JsonArrayBuilder errorsJson() {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    for (Violation error : errors) {
      array.add(
          JSON.createObjectBuilder().add("field", error.field()).add("message", error.message()));
    }
    return array;
  }
}
