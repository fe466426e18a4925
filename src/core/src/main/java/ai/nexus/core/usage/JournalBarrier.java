package ai.nexus.core.usage;

import ai.nexus.core.log.EventLog;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Lets a reader of the ledger wait until it holds every exchange whose answer has ended. Looks at
 * the journal's files and the position in the database alone, because the journal's owner is
 * another application.
 */
public final class JournalBarrier {

  private static final EventLog LOG = EventLog.of(JournalBarrier.class);
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final JournalFolder folder;
  private final DataSource database;

  /**
   * @param directory of the {@link UsageJournal} on this machine
   */
  public JournalBarrier(Path directory, DataSource database) {
    this.folder = new JournalFolder(directory);
    this.database = database;
  }

  /**
   * Waits for what the journal holds on entry; at once true where there is no journal.
   *
   * @return false where the limit passed first or the journal cannot be read
   */
  public boolean await(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      JournalPosition goal = folder.end();
      Optional<String> node = folder.node();
      if (node.isEmpty() || goal.equals(JournalPosition.START)) {
        return true;
      }
      JournalPositions positions = new JournalPositions(database, node.get());
      while (positions.read().isBefore(goal)) {
        if (System.nanoTime() - deadline >= 0) {
          return false;
        }
        Thread.sleep(PAUSE.toMillis());
      }
      return true;
    } catch (IOException | SQLException | UndeclaredThrowableException unreadable) {
      LOG.warning("cannot tell whether the ledger is complete", unreadable);
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
