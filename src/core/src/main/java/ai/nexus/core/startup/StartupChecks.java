package ai.nexus.core.startup;

import ai.nexus.core.config.BadConfigurationException;
import ai.nexus.core.config.HomeConfig;
import ai.nexus.core.config.SettingsReader;
import ai.nexus.core.files.OwnerOnly;
import ai.nexus.core.log.EventLog;
import ai.nexus.core.persistence.Schema;
import ai.nexus.core.secrets.LostSecrets;
import ai.nexus.core.secrets.MasterKey;
import ai.nexus.core.secrets.MasterKeyCheck;
import ai.nexus.core.secrets.MasterKeyStore;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What must hold before an application serves: good settings, writable folders, a schema, the right
 * master key. All faults are found first and reported together.
 */
public final class StartupChecks {

  private static final EventLog LOG = EventLog.of(StartupChecks.class);

  private final SettingsReader settings;
  private final HomeConfig home;
  private final DataSource database;
  private final List<String> faults = new ArrayList<>();

  private StartupChecks(SettingsReader settings, HomeConfig home, DataSource database) {
    this.settings = settings;
    this.home = home;
    this.database = database;
  }

  /**
   * Call after every Config class has read its settings.
   *
   * @return the master key, which matches the database
   * @throws BadConfigurationException that lists every fault
   */
  public static MasterKey pass(SettingsReader settings, HomeConfig home, DataSource database) {
    return new StartupChecks(settings, home, database).pass();
  }

  private MasterKey pass() {
    boolean reset = settings.read(LostSecrets.RESET);
    faults.addAll(settings.faults());
    List.of(home.data(), home.logs(), home.messages()).forEach(this::requireWritable);
    boolean migrated = migrate();
    Optional<MasterKey> masterKey = Optional.empty();
    if ((reset && migrated) || mayLoadMasterKey(migrated)) {
      masterKey = loadMasterKey();
    }
    if (migrated) {
      masterKey.ifPresent(key -> requireMatch(key, reset));
    }
    if (!faults.isEmpty()) {
      throw new BadConfigurationException(faults);
    }
    return masterKey.orElseThrow();
  }

  private void requireWritable(Path folder) {
    try {
      OwnerOnly.createFolders(folder);
      // Asking for the permission is not enough: a read-only mount grants it all the same.
      Files.delete(Files.createTempFile(folder, ".probe", null));
    } catch (AccessDeniedException refused) {
      faults.add("cannot write to the folder " + folder + ": permission denied");
    } catch (FileAlreadyExistsException refused) {
      faults.add("cannot write to the folder " + folder + ": there is a file of this name");
    } catch (IOException refused) {
      faults.add("cannot write to the folder " + folder + ": " + refused.getMessage());
    }
  }

  private boolean migrate() {
    try {
      Schema.migrate(database);
      return true;
    } catch (SQLException | RuntimeException failed) {
      faults.add("cannot bring the database schema up to date: " + failed.getMessage());
      return false;
    }
  }

  /** A new key is made only for a database that is known to have none. */
  private boolean mayLoadMasterKey(boolean migrated) {
    if (!MasterKeyStore.wouldMake(settings, home)) {
      return true;
    }
    if (!migrated) {
      return false;
    }
    try {
      // Looked at again, because the other application may have made both in between.
      if (MasterKeyCheck.isMade(database) && MasterKeyStore.wouldMake(settings, home)) {
        faults.add(LostSecrets.whereToLook(MasterKeyStore.file(home)));
        return false;
      }
      return true;
    } catch (SQLException failed) {
      faults.add(failed.getMessage());
      return false;
    }
  }

  private Optional<MasterKey> loadMasterKey() {
    try {
      return Optional.of(MasterKeyStore.load(settings, home));
    } catch (RuntimeException unusable) {
      faults.add(unusable.getMessage());
      return Optional.empty();
    }
  }

  private void requireMatch(MasterKey masterKey, boolean reset) {
    try {
      var check = new MasterKeyCheck(database, masterKey);
      if (reset && faults.isEmpty()) {
        resetWhereRefused(check);
      }
      check.verify();
    } catch (SQLException | RuntimeException mismatch) {
      faults.add(mismatch.getMessage());
    }
  }

  private void resetWhereRefused(MasterKeyCheck check) throws SQLException {
    LOG.warning("nexus.master.key.reset is set; take it away when this start has succeeded");
    if (check.refuses()) {
      LostSecrets.giveUp(database);
      LOG.warning("The stored secrets were given up and every provider disabled");
    }
  }
}
