package ai.nexus.bench.jmh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks of the hot path's parts. */
public final class Benchmarks {

  private Benchmarks() {}

  /** The table that JMH makes. */
  public static String run() throws IOException, RunnerException {
    Path table = Files.createTempFile("jmh", ".txt");
    try {
      new Runner(
              new OptionsBuilder()
                  .include(Benchmarks.class.getPackageName())
                  .resultFormat(ResultFormatType.TEXT)
                  .result(table.toString())
                  .shouldFailOnError(true)
                  .build())
          .run();
      return Files.readString(table, StandardCharsets.UTF_8);
    } finally {
      Files.deleteIfExists(table);
    }
  }
}
