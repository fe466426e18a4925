package ai.nexus.bench.work;

import ai.nexus.bench.ledger.SeededLedger;
import ai.nexus.bench.measure.Check;
import ai.nexus.bench.measure.Figure;
import ai.nexus.bench.measure.Figures;
import ai.nexus.bench.stage.Stage;
import ai.nexus.testkit.server.AdminClient;
import ai.nexus.testkit.server.NexusServer;
import ai.nexus.testkit.server.ServerPlan;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What a dashboard asks of a ledger of ten million entries on Derby, through the admin REST. There
 * is nothing to compare it with, so the target is a time: 100 ms.
 */
final class Dashboards implements Work {

  private static final long ENTRIES = Long.getLong("bench.entries", 10_000_000L);
  private static final double LIMIT_MILLIS = 100;

  /** By what the report calls them. */
  private static final Map<String, String> QUERIES = queries();

  private static Map<String, String> queries() {
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put("everything", "/stats/total");
    queries.put(
        "a year by day and model", "from=2025-11-01&to=2026-11-01&interval=day&group_by=model");
    queries.put(
        "a year by month and key in Berlin",
        "from=2025-11-01&to=2026-11-01&interval=month&zone=Europe/Berlin&group_by=client_key");
    queries.put(
        "90 days by day and provider in Kolkata",
        "from=2026-08-01&to=2026-10-30&interval=day&zone=Asia/Kolkata&group_by=provider");
    queries.put("a month by hour", "from=2026-10-01&to=2026-11-01&interval=hour");
    queries.put(
        "a week by hour, model and key",
        "from=2026-10-20&to=2026-10-27&interval=hour&group_by=model,client_key");
    queries.put(
        "a day by quarter of one key",
        "from=2026-10-20&to=2026-10-21&interval=quarter&client_key=sk-003****");
    return queries;
  }

  @Override
  public String id() {
    return "dashboards";
  }

  @Override
  public String title() {
    return "statistics over a ledger of %,d entries on Derby".formatted(ENTRIES);
  }

  @Override
  public Outcome measure(Stage stage, Plan plan) {
    var home = SeededLedger.in(stage.scratch().resolveSibling("seeded"), ENTRIES);
    Map<String, List<Figures>> rounds = new LinkedHashMap<>();
    try (NexusServer server = NexusServer.start(ServerPlan.onFreePorts(stage.jar(), home))) {
      var admin = new AdminClient(server.admin());
      QUERIES.values().forEach(query -> ask(admin, query, plan.warmUp().toNanos() / 10));
      for (int round = 0; round < plan.rounds(); round++) {
        QUERIES.forEach(
            (name, query) ->
                rounds
                    .computeIfAbsent(name, each -> new ArrayList<>())
                    .add(ask(admin, query, plan.length().toNanos() / 2)));
      }
    }
    List<Check> checks = new ArrayList<>();
    rounds.forEach(
        (name, figures) ->
            checks.add(
                Check.atMost(
                    "p50 ms, " + name, Figures.median(figures).get(Figure.P50), LIMIT_MILLIS, 1)));
    return new Outcome(rounds, checks, List.of());
  }

  /** One request after the other for so long, and once at least. */
  private static Figures ask(AdminClient admin, String query, long nanos) {
    String path = query.startsWith("/") ? query : "/stats?limit=10000&" + query;
    Histogram times = new Histogram(3);
    long begun = System.nanoTime();
    long now = begun;
    while (now - begun <= nanos) {
      HttpResponse<String> answer = admin.call("GET", path, "");
      long after = System.nanoTime();
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(path + " gave " + answer.body());
      }
      times.recordValue(after - now);
      now = after;
    }
    return Figures.none()
        .with(Figure.P50, times.getValueAtPercentile(50) / 1e6)
        .with(Figure.P99, times.getValueAtPercentile(99) / 1e6);
  }
}
