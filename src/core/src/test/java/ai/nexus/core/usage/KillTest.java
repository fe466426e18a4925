package ai.nexus.core.usage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.Databases;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process, as kill -9 does, while its threads append. */
class KillTest {

  private static final int BEFORE_THE_KILL = 500;

  @TempDir Path directory;

  @Test
  void losesNothingThatWasAppended() throws Exception {
    Set<String> appended = appendInAProcessAndKillIt();

    DataSource database = Databases.migrated();
    UsageConfig config = new UsageConfig(false, 1 << 16, 500, Duration.ZERO);
    try (UsageJournal journal = UsageJournal.open(directory, config, database)) {
      UsageWriter writer = new UsageWriter(journal, config, database);
      new Thread(writer).start();
      assertThat(writer.stop(Duration.ofSeconds(60))).isTrue();
      assertThat(writer.refused()).isZero();
    }

    assertThat(appended).hasSizeGreaterThanOrEqualTo(BEFORE_THE_KILL);
    assertThat(ledger(database)).containsAll(appended);
  }

  private Set<String> appendInAProcessAndKillIt() throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Dderby.stream.error.file=" + directory.resolve("derby.log"),
                "-cp",
                System.getProperty("java.class.path"),
                AppendForEver.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Set<String> appended = new HashSet<>();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      boolean killed = false;
      String id;
      while ((id = out.readLine()) != null) {
        // The kill may cut the last line.
        if (id.length() == EntryId.next().length()) {
          appended.add(id);
        }
        if (appended.size() == BEFORE_THE_KILL) {
          // Not Process.destroyForcibly, which throws away what was not read yet.
          killed = process.toHandle().destroyForcibly();
        }
      }
      assertThat(killed).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return appended;
  }

  private static Set<String> ledger(DataSource database) throws Exception {
    Set<String> ids = new HashSet<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select id from usage_entry")) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }
}
