package ai.nexus.bench.report;

import ai.nexus.bench.measure.Figure;
import ai.nexus.bench.measure.Figures;
import ai.nexus.bench.measure.WorkResult;
import ai.nexus.bench.report.BarChart.Bar;
import ai.nexus.bench.stage.Contender;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The plots that the results allow, as SVG, by file name. */
public final class Plots {

  private Plots() {}

  public static Map<String, String> of(Results results) {
    Map<String, String> plots = new LinkedHashMap<>();
    addBars(
        plots,
        "rate.svg",
        "Requests a second",
        Figure.RATE,
        results,
        "json-32",
        "json-256",
        "sse-32");
    addBars(
        plots,
        "cpu.svg",
        "Processor time a request, µs",
        Figure.CPU,
        results,
        "json-32",
        "json-256",
        "sse-32");
    addBars(plots, "latency.svg", "p99 of latency, ms", Figure.P99, results, "json-1");
    addBars(
        plots,
        "lag.svg",
        "p99 of an event's lag, ms",
        Figure.P99,
        results,
        "streams-2000",
        "sockets-1000");
    results
        .find("warm-up")
        .filter(work -> !work.curve().isEmpty())
        .ifPresent(
            work ->
                plots.put(
                    "warm-up.svg",
                    LineChart.svg("Requests a second after a fresh start", work.curve(), 5)));
    return plots;
  }

  private static void addBars(
      Map<String, String> plots,
      String name,
      String title,
      Figure figure,
      Results results,
      String... works) {
    List<Bar> bars = new ArrayList<>();
    for (String work : works) {
      results.find(work).ifPresent(found -> addBars(bars, found, figure));
    }
    if (!bars.isEmpty()) {
      plots.put(name, BarChart.svg(title, bars));
    }
  }

  private static void addBars(List<Bar> bars, WorkResult work, Figure figure) {
    for (String contender : work.rounds().keySet()) {
      Figures median = work.median(contender);
      if (median.values().containsKey(figure)) {
        double value = median.get(figure);
        boolean ours = contender.equals(Contender.GATEWAY);
        bars.add(new Bar(work.id() + ", " + contender, value, figure.format(value), ours));
      }
    }
  }
}
