package ai.nexus.core.statistics;

import ai.nexus.core.usage.UsageConfig;
import ai.nexus.core.usage.UsageJournal;
import ai.nexus.core.usage.UsageWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import javax.sql.DataSource;

/** Puts entries into the ledger as the gateway does, by the journal and its writer. */
final class WrittenLedger {

  private static final UsageConfig CONFIG =
      new UsageConfig(false, 1 << 20, 500, Duration.ofMillis(1));
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Path directory;
  private final DataSource database;

  WrittenLedger(Path directory, DataSource database) {
    this.directory = directory;
    this.database = database;
  }

  void write(SomeEntry... entries) throws IOException, SQLException, InterruptedException {
    write(Arrays.asList(entries));
  }

  void write(Collection<SomeEntry> entries) throws IOException, SQLException, InterruptedException {
    try (UsageJournal journal = UsageJournal.open(directory, CONFIG, database)) {
      entries.forEach(entry -> journal.append(entry.entry()));
      UsageWriter writer = new UsageWriter(journal, CONFIG, database);
      new Thread(writer).start();
      if (!writer.stop(LIMIT) || writer.written() != entries.size()) {
        throw new AssertionError("the writer wrote " + writer.written() + " entries");
      }
    }
  }
}
