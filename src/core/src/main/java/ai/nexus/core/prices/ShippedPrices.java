package ai.nexus.core.prices;

import ai.nexus.core.persistence.Transaction;
import ai.nexus.wire.model.TokenKind;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Takes the prices that come with the program into the catalogue, once for each version of them. A
 * price that is there already stays as it is, whoever wrote it.
 */
public final class ShippedPrices {

  private static final String KINDS =
      Arrays.stream(TokenKind.values()).map(TokenKind::label).collect(Collectors.joining(", "));
  private static final String INSERT =
      "insert into price (server_host, model, valid_from, above_input_tokens, currency, source, "
          + "shipped, created_at, updated_at, "
          + KINDS
          + ") values (?, ?, ?, ?, ?, ?, true, ?, ?"
          + ", ?".repeat(TokenKind.values().length)
          + ")";

  private ShippedPrices() {}

  /** Safe where several gateways start at once. */
  public static void takeIn(DataSource database) throws SQLException {
    PriceList shipped = PriceList.read();
    Transaction.run(
        database,
        connection -> {
          if (isNewer(connection, shipped.version())) {
            moveRevision(connection);
            for (PriceList.Item item : shipped.items()) {
              if (!isThere(connection, item)) {
                insert(connection, item);
              }
            }
          }
        });
  }

  private static boolean isNewer(Connection connection, int version) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update shipped_prices set version = ? where id = 1 and version < ?")) {
      update.setInt(1, version);
      update.setInt(2, version);
      return update.executeUpdate() > 0;
    }
  }

  private static void moveRevision(Connection connection) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update catalogue_revision set revision = revision + 1 where id = 1")) {
      update.executeUpdate();
    }
  }

  private static boolean isThere(Connection connection, PriceList.Item item) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select 1 from price
            where server_host = ? and model = ? and valid_from = ? and above_input_tokens = ?
            """)) {
      bindKey(select, item);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  private static void insert(Connection connection, PriceList.Item item) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      bindKey(insert, item);
      insert.setString(5, item.currency());
      insert.setString(6, item.source());
      long now = Instant.now().toEpochMilli();
      insert.setLong(7, now);
      insert.setLong(8, now);
      int column = 9;
      for (TokenKind kind : TokenKind.values()) {
        BigDecimal amount = item.perMillion().get(kind);
        if (amount == null) {
          insert.setNull(column++, Types.DECIMAL);
        } else {
          insert.setBigDecimal(column++, amount);
        }
      }
      insert.executeUpdate();
    }
  }

  private static void bindKey(PreparedStatement statement, PriceList.Item item)
      throws SQLException {
    statement.setString(1, item.host());
    statement.setString(2, item.model());
    statement.setLong(3, item.validFrom().toEpochMilli());
    statement.setLong(4, item.aboveInput());
  }
}
