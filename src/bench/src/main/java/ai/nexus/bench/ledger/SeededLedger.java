package ai.nexus.bench.ledger;

import ai.nexus.core.rollup.RollUps;
import ai.nexus.core.usage.UsageConfig;
import ai.nexus.core.usage.UsageJournal;
import ai.nexus.core.usage.UsageWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.apache.derby.jdbc.EmbeddedDataSource;

/**
 * A gateway's home whose ledger on Derby holds any number of entries, written by the gateway's own
 * journal and writer and rolled up. To make one of ten million takes some ten minutes, so it is
 * kept for the next run.
 */
public final class SeededLedger {

  private static final UsageConfig CONFIG =
      new UsageConfig(false, 16 << 20, 5000, Duration.ofMillis(1));
  private static final int MOST_WAITING = 20_000;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Path home;
  private final long entries;

  private SeededLedger(Path home, long entries) {
    this.home = home;
    this.entries = entries;
  }

  /** The home's folder in the given one, where it is made unless it is there. */
  public static Path in(Path folder, long entries) {
    SeededLedger ledger =
        new SeededLedger(folder.resolve("ledger-of-%d-entries".formatted(entries)), entries);
    try {
      ledger.make();
    } catch (IOException | SQLException failed) {
      throw new IllegalStateException("the ledger cannot be made", failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while the ledger is made", stopped);
    }
    return ledger.home;
  }

  private void make() throws IOException, SQLException, InterruptedException {
    Path whole = home.resolve("whole");
    if (Files.exists(whole)) {
      return;
    }
    if (Files.exists(home)) {
      throw new IllegalStateException(home + " is not whole; delete it");
    }
    Path data = Files.createDirectories(home.resolve("data"));
    try (DerbyDatabase database = new DerbyDatabase(data.resolve("nexus"))) {
      write(database.source(), data.resolve("journal"));
      rollUp(database.source());
    }
    Files.createFile(whole);
  }

  private void write(EmbeddedDataSource database, Path directory)
      throws IOException, SQLException, InterruptedException {
    try (UsageJournal journal = UsageJournal.open(directory, CONFIG, database)) {
      UsageWriter writer = new UsageWriter(journal, CONFIG, database);
      Thread thread = new Thread(writer, "writer");
      thread.start();
      SeededEntries source = new SeededEntries(entries);
      for (long made = 0; made < entries; made++) {
        journal.append(source.next());
        while (made - writer.written() > MOST_WAITING) {
          LockSupport.parkNanos(1_000_000);
        }
      }
      if (!writer.stop(LIMIT) || writer.written() != entries) {
        throw new IllegalStateException("wrote " + writer.written() + " entries");
      }
    }
  }

  private static void rollUp(EmbeddedDataSource database) throws SQLException {
    RollUps rollUps = new RollUps(database);
    int moved;
    do {
      moved = rollUps.move(Instant.now());
    } while (moved > 0);
  }
}
