package ai.nexus.core.usage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import javax.sql.DataSource;

/** Puts entries into the ledger as the gateway does, by the journal and its writer. */
public final class WrittenLedger {

  private static final UsageConfig CONFIG =
      new UsageConfig(false, 1 << 20, 500, Duration.ofMillis(1));
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Path directory;
  private final DataSource database;

  public WrittenLedger(Path directory, DataSource database) {
    this.directory = directory;
    this.database = database;
  }

  public void write(SomeEntry... entries) throws IOException, SQLException, InterruptedException {
    write(Arrays.asList(entries));
  }

  public void write(Collection<SomeEntry> entries)
      throws IOException, SQLException, InterruptedException {
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
