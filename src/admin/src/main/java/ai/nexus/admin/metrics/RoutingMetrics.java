package ai.nexus.admin.metrics;

import ai.nexus.admin.gateway.GatewayBeans;
import ai.nexus.core.metrics.RoutingMBean;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How targets are, as Prometheus' text. Wildcards make many of them, so each metric has at most
 * {@value #MOST_SERIES} series: targets whose circuit is not closed first, then by provider.
 */
final class RoutingMetrics {

  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  private static final int MOST_SERIES = 500;
  private static final Comparator<JsonObject> TROUBLED_FIRST =
      Comparator.comparingInt(target -> "closed".equals(target.getString("circuit")) ? 1 : 0);

  private final GatewayBeans beans;

  RoutingMetrics(GatewayBeans beans) {
    this.beans = beans;
  }

  String text() {
    List<JsonObject> targets =
        read(RoutingMBean::getTargets).stream().sorted(TROUBLED_FIRST).limit(MOST_SERIES).toList();
    List<JsonObject> answered =
        targets.stream().filter(target -> !target.isNull("latency_ms")).toList();
    List<JsonObject> failures =
        read(RoutingMBean::getFailures).stream().limit(MOST_SERIES).toList();
    var text = new PrometheusText();
    text.metric("nexus_target_circuit_state", "gauge", "Circuit: 0 closed, 1 half open, 2 open.");
    targets.forEach(target -> text.series(labels(target), state(target)));
    text.metric("nexus_target_open_requests", "gauge", "Requests that are under way.");
    targets.forEach(target -> text.series(labels(target), target.getInt("open_requests")));
    text.metric(
        "nexus_target_latency_seconds", "gauge", "Average time to the first event of an answer.");
    answered.forEach(target -> text.series(labels(target), seconds(target)));
    text.metric(
        "nexus_attempts_failed_total", "counter", "Attempts at providers that failed, by kind.");
    failures.forEach(
        failure ->
            text.series(
                List.of(label("provider", failure), label("kind", failure)),
                failure.getJsonNumber("count").longValue()));
    return text.toString();
  }

  private List<JsonObject> read(Function<RoutingMBean, String> question) {
    try (JsonReader json = READERS.createReader(new StringReader(beans.routing(question)))) {
      return json.readArray().getValuesAs(JsonObject.class);
    }
  }

  private static int state(JsonObject target) {
    return switch (target.getString("circuit")) {
      case "closed" -> 0;
      case "half_open" -> 1;
      default -> 2;
    };
  }

  private static BigDecimal seconds(JsonObject target) {
    JsonNumber millis = target.getJsonNumber("latency_ms");
    return millis.bigDecimalValue().movePointLeft(3);
  }

  private static List<PrometheusText.Label> labels(JsonObject target) {
    return List.of(
        label("provider", target),
        new PrometheusText.Label("key", String.valueOf(target.getInt("key"))),
        new PrometheusText.Label("model", target.getString("upstream_model")));
  }

  private static PrometheusText.Label label(String name, JsonObject source) {
    return new PrometheusText.Label(name, source.getString(name));
  }
}
