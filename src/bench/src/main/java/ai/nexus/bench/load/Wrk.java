package ai.nexus.bench.load;

import ai.nexus.bench.measure.Command;
import ai.nexus.bench.measure.Figure;
import ai.nexus.bench.measure.Figures;
import ai.nexus.bench.measure.Processes;
import ai.nexus.bench.stage.Contender;
import ai.nexus.bench.stage.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Closed-loop load by wrk: each connection asks again as soon as it has its answer, which finds the
 * ceiling. Its latencies are those at the ceiling, not those that a user sees.
 */
public final class Wrk {

  private static final String SCRIPT =
      """
      local file = io.open("%s", "rb")
      wrk.method = "POST"
      wrk.body = file:read("*a")
      file:close()
      wrk.headers["Content-Type"] = "application/json"
      wrk.headers["Authorization"] = "Bearer %s"
      function done(summary, latency, requests)
        local e = summary.errors
        io.write(string.format("bench requests=%%d micros=%%d bytes=%%d p50=%%d p99=%%d errors=%%d\\n",
          summary.requests, summary.duration, summary.bytes, latency:percentile(50),
          latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))
      end
      """;

  private final Path folder;
  private final Prompt prompt;
  private final int connections;

  /**
   * @param folder for wrk's script
   */
  public Wrk(Path folder, Prompt prompt, int connections) {
    this.folder = folder;
    this.prompt = prompt;
    this.connections = connections;
  }

  /** Loads the contender without looking: a cold one may answer nothing for seconds. */
  public void warm(Contender contender, Duration length) {
    load(contender, length);
  }

  /** Loads the contender this long. */
  public Figures run(Contender contender, Duration length) {
    Duration before = Processes.cpu(contender.pids());
    WrkReport report = load(contender, length);
    Duration used = Processes.cpu(contender.pids()).minus(before);
    if (report.requests() == 0) {
      throw new IllegalStateException(contender.name() + " answered nothing");
    }
    double nanos = (double) used.toNanos() / report.requests();
    return Figures.none()
        .with(Figure.RATE, report.rate())
        .with(Figure.CPU, nanos / 1e3)
        .with(Figure.CPU_PER_BYTE, nanos / prompt.body().length)
        .with(Figure.P50, report.p50Millis())
        .with(Figure.P99, report.p99Millis())
        .with(Figure.BYTES, (double) report.bytes() / report.requests())
        .with(Figure.ERRORS, (double) report.errors());
  }

  private WrkReport load(Contender contender, Duration length) {
    return WrkReport.parse(Command.run(command(contender, script(), length)));
  }

  private List<String> command(Contender contender, Path script, Duration length) {
    return List.of(
        Programs.find("wrk").toString(),
        "--threads",
        "1",
        "--connections",
        Integer.toString(connections),
        "--duration",
        length.toSeconds() + "s",
        "--timeout",
        "30s",
        "--script",
        script.toString(),
        contender.chat(prompt.scenario()).toString());
  }

  private Path script() {
    Path bodyFile = folder.resolve("body.json").toAbsolutePath();
    Path script = folder.resolve("post.lua").toAbsolutePath();
    try {
      Files.write(bodyFile, prompt.body());
      Files.writeString(script, SCRIPT.formatted(bodyFile, Contender.KEY));
      return script;
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write wrk's script to " + folder, failed);
    }
  }
}
