package ai.nexus.core.secrets;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Holds the master key against the database: the first start seals a constant there, each later
 * start must be able to open it. Without this a wrong key would show only as clients refused.
 */
public final class MasterKeyCheck {

  private static final String PLACE = "master_key_check.sealed";
  private static final String CONSTANT = "nexusai";

  private final DataSource database;
  private final CredentialBox box;

  public MasterKeyCheck(DataSource database, MasterKey masterKey) {
    this.database = database;
    this.box = new CredentialBox(masterKey);
  }

  /** Whether the database already belongs to some master key. */
  public static boolean isMade(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return read(connection).isPresent();
    }
  }

  /** Whether the database belongs to another master key. */
  public boolean refuses() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return read(connection).filter(text -> !opens(text)).isPresent();
    }
  }

  /**
   * @throws IllegalStateException where the database was made with another master key
   */
  public void verify() throws SQLException {
    try (Connection connection = database.getConnection()) {
      Optional<String> sealed = read(connection);
      if (sealed.isEmpty()) {
        sealed = Optional.of(write(connection));
      }
      open(sealed.get());
    }
  }

  private static Optional<String> read(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("select sealed from master_key_check where id = 1");
        ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }

  /** What stands there afterwards: ours, or that of another start that came first. */
  private String write(Connection connection) throws SQLException {
    String sealed = box.seal(PLACE, CONSTANT);
    try (PreparedStatement insert =
        connection.prepareStatement("insert into master_key_check (id, sealed) values (1, ?)")) {
      insert.setString(1, sealed);
      insert.executeUpdate();
      return sealed;
    } catch (SQLException | RuntimeException refused) {
      Optional<String> theirs = read(connection);
      if (theirs.isEmpty()) {
        throw refused;
      }
      return theirs.get();
    }
  }

  private boolean opens(String text) {
    try {
      box.open(PLACE, text);
      return true;
    } catch (IllegalStateException otherKey) {
      return false;
    }
  }

  private void open(String sealed) {
    try {
      box.open(PLACE, sealed);
    } catch (IllegalStateException otherKey) {
      throw new IllegalStateException(
          "the master key does not match this database: its secrets were sealed with another one."
              + " Put that key back (NEXUS_MASTER_KEY or data/master.key). "
              + LostSecrets.ADVICE,
          otherKey);
    }
  }
}
