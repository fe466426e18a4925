package ai.nexus.bench.jmh;

import ai.nexus.bench.ledger.DerbyDatabase;
import ai.nexus.core.usage.UsageConfig;
import ai.nexus.core.usage.UsageJournal;
import ai.nexus.core.usage.UsageWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What has come together in the journal is moved to the ledger, Derby on the disk. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10)
@Measurement(iterations = 10)
@Fork(1)
public class LedgerBenchmark {

  private static final int ENTRIES = 8_000;
  private static final UsageConfig CONFIG = new UsageConfig(false, 16 << 20, 2000, Duration.ZERO);
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** Of how many groups the entries are, in turns: each is a cell that a batch adds to. */
  @Param({"1", "500"})
  int groups;

  private Path folder;
  private DerbyDatabase database;
  private UsageJournal journal;

  @Setup
  public void makeDatabase() throws IOException, SQLException {
    folder = Files.createTempDirectory("ledger");
    database = new DerbyDatabase(folder.resolve("database"));
  }

  @Setup(Level.Iteration)
  public void fillJournal() throws IOException, SQLException {
    journal = UsageJournal.open(folder.resolve("journal"), CONFIG, database.source());
    for (int i = 0; i < ENTRIES; i++) {
      journal.append(UsageEntries.next("key-%d****".formatted(i % groups)));
    }
  }

  /** A writer that is told to stop first writes all that is there. */
  @Benchmark
  @OperationsPerInvocation(ENTRIES)
  public long write() throws InterruptedException {
    UsageWriter writer = new UsageWriter(journal, CONFIG, database.source());
    Thread thread = new Thread(writer);
    thread.start();
    if (!writer.stop(LIMIT) || writer.written() != ENTRIES) {
      throw new IllegalStateException("wrote " + writer.written() + " of " + ENTRIES);
    }
    return writer.written();
  }

  @TearDown(Level.Iteration)
  public void closeJournal() throws IOException {
    journal.close();
  }

  @TearDown
  public void deleteDatabase() throws IOException {
    database.close();
    Scratch.delete(folder);
  }
}
