package ai.nexus.admin.health;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a probe is told, in the form of MicroProfile Health 4.0 (section 3.2): 200 where all checks
 * are up, else 503.
 */
record HealthReport(List<Check> checks) {

  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  /**
   * @param note a fact beside it that does not count
   */
  record Check(String name, boolean isUp, Optional<Map.Entry<String, Boolean>> note) {

    static Check of(String name, boolean isUp) {
      return new Check(name, isUp, Optional.empty());
    }

    private JsonObjectBuilder json() {
      JsonObjectBuilder json =
          JSON.createObjectBuilder().add("name", name).add("status", status(isUp));
      note.ifPresent(
          fact -> json.add("data", JSON.createObjectBuilder().add(fact.getKey(), fact.getValue())));
      return json;
    }
  }

  HealthReport {
    checks = List.copyOf(checks);
  }

  boolean isUp() {
    return checks.stream().allMatch(Check::isUp);
  }

  JsonObject json() {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    checks.forEach(check -> array.add(check.json()));
    return JSON.createObjectBuilder().add("status", status(isUp())).add("checks", array).build();
  }

  Response answer() {
    return Response.status(isUp() ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE)
        .type(MediaType.APPLICATION_JSON)
        .entity(json())
        .build();
  }

  private static String status(boolean isUp) {
    return isUp ? "UP" : "DOWN";
  }
}
