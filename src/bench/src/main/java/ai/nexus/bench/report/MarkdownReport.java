package ai.nexus.bench.report;

import ai.nexus.bench.measure.Check;
import ai.nexus.bench.measure.Figure;
import ai.nexus.bench.measure.Figures;
import ai.nexus.bench.measure.WorkResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results as a page for people: the machine, the targets, then each work's figures. */
public final class MarkdownReport {

  private MarkdownReport() {}

  public static String of(Results results) {
    List<String> parts = new ArrayList<>();
    parts.add("# NexusAI " + results.version() + ", measured");
    parts.add(
        "The gateway as shipped, with authentication, routing and the durable usage record on, and"
            + " nginx as a plain proxy with one worker, in turns before the same upstream on the"
            + " same machine. Medians of the rounds; losses and errors are of the worst round.");
    parts.add(machine(results.machine()));
    parts.add(
        Plots.of(results).keySet().stream()
            .map(name -> "![%s](%s)".formatted(name.replace(".svg", ""), name))
            .collect(Collectors.joining("\n")));
    parts.add("## Targets\n\n" + targets(results.works()));
    results.works().forEach(work -> parts.add(work(work)));
    return String.join("\n\n", parts) + "\n";
  }

  private static String machine(Map<String, String> facts) {
    return facts.entrySet().stream()
        .map(fact -> row(List.of(fact.getKey(), fact.getValue())))
        .collect(Collectors.joining("\n", row(List.of("machine", "")) + "\n| --- | --- |\n", ""));
  }

  private static String targets(List<WorkResult> works) {
    Stream<String> head =
        Stream.of(
            row(List.of("work", "what", "measured", "target", "")),
            "| --- | --- | --: | --: | --- |");
    Stream<String> rows =
        works.stream()
            .flatMap(work -> work.checks().stream().map(check -> target(work.id(), check)));
    return Stream.concat(head, rows).collect(Collectors.joining("\n"));
  }

  private static String target(String work, Check check) {
    String verdict = check.met() ? "met" : "**missed**";
    return row(List.of(work, check.name(), check.result(), check.target(), verdict));
  }

  private static String work(WorkResult work) {
    List<String> contenders = List.copyOf(work.rounds().keySet());
    Map<String, Figures> medians =
        contenders.stream().collect(Collectors.toMap(name -> name, work::median));
    List<String> lines = new ArrayList<>();
    lines.add("## %s: %s\n".formatted(work.id(), work.title()));
    lines.add(
        "`%s`, %s, load average before it %.2f\n"
            .formatted(work.command(), work.at(), work.loadBefore()));
    lines.add(row(prepend("median", contenders)));
    lines.add("| --- |" + " --: |".repeat(contenders.size()));
    for (Figure figure : Figure.values()) {
      if (medians.values().stream().anyMatch(median -> median.values().containsKey(figure))) {
        lines.add(
            row(
                prepend(
                    figure.label(),
                    contenders.stream().map(name -> cell(medians.get(name), figure)).toList())));
      }
    }
    return String.join("\n", lines);
  }

  private static String cell(Figures figures, Figure figure) {
    return figures.values().containsKey(figure) ? figure.format(figures.get(figure)) : "";
  }

  private static List<String> prepend(String first, List<String> rest) {
    return Stream.concat(Stream.of(first), rest.stream()).toList();
  }

  private static String row(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
  }
}
