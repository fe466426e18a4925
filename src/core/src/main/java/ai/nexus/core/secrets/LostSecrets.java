package ai.nexus.core.secrets;

import ai.nexus.core.config.Setting;
import ai.nexus.core.persistence.Transaction;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/**
 * Gives up what a lost master key has sealed, so that the database takes another one. Every
 * provider is disabled until its secrets have been entered again: without its proxy_url it would be
 * called directly. The hash of a client key stays; under another master key no client matches it.
 */
public final class LostSecrets {

  /** Whether to give them up where the master key does not match; without effect where it does. */
  public static final Setting<Boolean> RESET = Setting.flag("nexus.master.key.reset", false);

  static final String ADVICE =
      "If it is lost, start once with NEXUS_MASTER_KEY_RESET=true: that disables every provider and"
          + " deletes its server_key, more_server_keys and proxy_url, which have to be entered again,"
          + " as has its personalized_key";

  private static final List<String> GIVE_UP =
      List.of(
          "delete from master_key_check",
          "delete from provider_key",
          "update provider set server_key = null, proxy_url = null, enabled = false",
          "update catalogue_revision set revision = revision + 1 where id = 1");

  private LostSecrets() {}

  /** The master key that is used next is then the database's. */
  public static void giveUp(DataSource database) throws SQLException {
    Transaction.run(database, LostSecrets::giveUp);
  }

  /** For an operator whose key is missing altogether. */
  public static String whereToLook(Path keyFile) {
    return "the secrets in this database were sealed with a master key, but NEXUS_MASTER_KEY is not"
        + " set and the file "
        + keyFile
        + " is missing. Restore the file from a backup, or set NEXUS_MASTER_KEY. "
        + ADVICE;
  }

  private static void giveUp(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : GIVE_UP) {
        statement.executeUpdate(sql);
      }
    }
  }
}
