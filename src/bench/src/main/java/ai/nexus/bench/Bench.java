package ai.nexus.bench;

import ai.nexus.bench.jmh.Benchmarks;
import ai.nexus.bench.measure.Machine;
import ai.nexus.bench.measure.WorkResult;
import ai.nexus.bench.report.Guard;
import ai.nexus.bench.report.MarkdownReport;
import ai.nexus.bench.report.Plots;
import ai.nexus.bench.report.Results;
import ai.nexus.bench.report.ResultsFolder;
import ai.nexus.bench.stage.Programs;
import ai.nexus.bench.stage.Stage;
import ai.nexus.bench.work.Outcome;
import ai.nexus.bench.work.Work;
import ai.nexus.bench.work.Works;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code mvn -Pbench} runs: the upstream, nginx and the gateway side by side, the works one
 * after the other, and the results written where the README shows them.
 */
public final class Bench {

  private final Options options;
  private final PrintStream out;

  private Bench(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /** Fails, by its exit status, where a work could not be done or the guard found a loss. */
  public static void main(String[] arguments) throws Exception {
    Options options = Options.read(System.getProperties());
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    boolean good = new Bench(options, out).run();
    System.exit(good ? 0 : 1);
  }

  private boolean run() throws Exception {
    ResultsFolder folder = new ResultsFolder(options.results());
    if (options.jmh()) {
      out.println("wrote " + folder.write(options.version(), "jmh.txt", Benchmarks.run()));
      return true;
    }
    List<Work> works = Works.named(options.works());
    List<String> failures = new ArrayList<>();
    List<WorkResult> done = measure(works, failures);
    failures.forEach(failure -> out.println("FAILED " + failure));
    Results results = results(done);
    return options.guard()
        ? guard(folder, results) && failures.isEmpty()
        : write(folder, results) && failures.isEmpty();
  }

  /** One work that fails does not take the others with it. */
  private List<WorkResult> measure(List<Work> works, List<String> failures) throws Exception {
    Programs.find("nginx");
    Programs.find("wrk");
    List<WorkResult> done = new ArrayList<>();
    try (Stage stage = Stage.open(options.jar(), options.scratch())) {
      for (Work work : works) {
        try {
          done.add(measure(work, stage));
        } catch (RuntimeException failed) {
          failures.add(work.id() + ": " + failed);
        }
      }
    }
    return done;
  }

  private WorkResult measure(Work work, Stage stage) {
    Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    double load = Machine.loadAverage();
    out.println("\n%s: %s (load average %.2f)".formatted(work.id(), work.title(), load));
    Outcome outcome = work.measure(stage, options.plan());
    outcome
        .checks()
        .forEach(
            check ->
                out.println(
                    "  %s %s: %s, target %s"
                        .formatted(
                            check.met() ? "met   " : "MISSED",
                            check.name(),
                            check.result(),
                            check.target())));
    return new WorkResult(
        work.id(),
        work.title(),
        options.command(),
        at,
        load,
        outcome.rounds(),
        outcome.checks(),
        outcome.curve());
  }

  private Results results(List<WorkResult> done) {
    String nginx = Programs.find("nginx").toString();
    return new Results(options.version(), Machine.description(nginx), done);
  }

  private boolean guard(ResultsFolder folder, Results results) throws Exception {
    List<String> losses = Guard.losses(folder.newest(), results);
    losses.forEach(loss -> out.println("LOST " + loss));
    return losses.isEmpty();
  }

  private boolean write(ResultsFolder folder, Results measured) throws Exception {
    Results all = measured.over(folder.read(options.version()));
    folder.write(all);
    folder.write(options.version(), "report.md", MarkdownReport.of(all));
    Plots.of(all).forEach((name, plot) -> folder.write(options.version(), name, plot));
    out.println("\nwrote " + folder.of(options.version()));
    return true;
  }
}
