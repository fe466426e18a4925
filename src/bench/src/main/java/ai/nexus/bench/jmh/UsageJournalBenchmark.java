package ai.nexus.bench.jmh;

import ai.nexus.core.persistence.Schema;
import ai.nexus.core.usage.Outcome;
import ai.nexus.core.usage.UsageConfig;
import ai.nexus.core.usage.UsageEntry;
import ai.nexus.core.usage.UsageJournal;
import ai.nexus.core.usage.UsageSource;
import ai.nexus.wire.model.TokenUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One usage entry is made to survive the process. A fixed number of them, since they stay on the
 * disk: no writer takes them into the database here.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10)
@Measurement(iterations = 10)
@Fork(1)
public class UsageJournalBenchmark {

  private static final int ENTRIES = 10_000;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Path folder;
  private UsageJournal journal;
  private UsageEntry entry;

  @Setup
  public void open() throws IOException, SQLException {
    EmbeddedDataSource database = new EmbeddedDataSource();
    database.setDatabaseName("memory:bench");
    database.setCreateDatabase("create");
    Schema.migrate(database);
    folder = Files.createTempDirectory("journal");
    var config = new UsageConfig(false, 16 << 20, 500, Duration.ZERO);
    journal = UsageJournal.open(folder, config, database);
    entry = entry();
  }

  @TearDown
  public void close() throws IOException {
    journal.close();
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }

  @Benchmark
  @OperationsPerInvocation(ENTRIES)
  public void append() {
    for (int i = 0; i < ENTRIES; i++) {
      journal.append(entry);
    }
  }

  private static UsageEntry entry() {
    return new UsageEntry(
        "0198c0de00007000800000000000",
        "req_0198c0de00007000800000000000",
        "conv_0198c0de00007000800000000000",
        START,
        START.plusMillis(1500),
        "chat.completions",
        true,
        Optional.of(1L),
        Optional.of("OpenAI"),
        Optional.of("gpt-4"),
        Optional.of("gpt-4-0613"),
        "your****",
        new TokenUsage(
            OptionalLong.of(12), OptionalLong.of(48), OptionalLong.of(0), OptionalLong.of(0)),
        Optional.of(Duration.ofMillis(120)),
        Duration.ofMillis(1500),
        Outcome.COMPLETED,
        UsageSource.REPORTED,
        200,
        Optional.empty(),
        1,
        0);
  }
}
