package ai.nexus.bench.jmh;

import ai.nexus.core.persistence.Schema;
import ai.nexus.core.usage.UsageConfig;
import ai.nexus.core.usage.UsageEntry;
import ai.nexus.core.usage.UsageJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
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
    var config = new UsageConfig(false, 16 << 20, 2000, Duration.ZERO);
    journal = UsageJournal.open(folder, config, database);
    entry = UsageEntries.next();
  }

  @TearDown
  public void close() throws IOException {
    journal.close();
    Scratch.delete(folder);
  }

  @Benchmark
  @OperationsPerInvocation(ENTRIES)
  public void append() {
    for (int i = 0; i < ENTRIES; i++) {
      journal.append(entry);
    }
  }
}
