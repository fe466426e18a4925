package ai.nexus.core.prices;

import ai.nexus.wire.model.TokenKind;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the price book, anew only where the catalogue's revision has moved, which it does with each
 * edit of a price or a provider. So what is written after an edit has its prices. For one thread.
 */
public final class PriceBooks {

  private PriceBook book = PriceBook.EMPTY;
  private long revision = -1;

  /** The book as it stands in the caller's transaction. */
  public PriceBook current(Connection connection) throws SQLException {
    long now = revision(connection);
    if (now != revision) {
      book = new PriceBook(prices(connection), hosts(connection));
      revision = now;
    }
    return book;
  }

  private static long revision(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("select revision from catalogue_revision where id = 1");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static List<Price> prices(Connection connection) throws SQLException {
    List<Price> prices = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement("select * from price");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        prices.add(price(rows));
      }
    }
    return prices;
  }

  private static Price price(ResultSet row) throws SQLException {
    Map<TokenKind, BigDecimal> perMillion = new EnumMap<>(TokenKind.class);
    for (TokenKind kind : TokenKind.values()) {
      BigDecimal amount = row.getBigDecimal(kind.label());
      if (amount != null) {
        perMillion.put(kind, amount);
      }
    }
    return new Price(
        row.getLong("id"),
        new PriceScope(
            Optional.ofNullable(row.getObject("provider_id", Long.class)),
            Optional.ofNullable(row.getString("server_host"))),
        row.getString("model"),
        Instant.ofEpochMilli(row.getLong("valid_from")),
        row.getLong("above_input_tokens"),
        row.getString("currency"),
        perMillion);
  }

  private static Map<Long, String> hosts(Connection connection) throws SQLException {
    Map<Long, String> hosts = new HashMap<>();
    try (PreparedStatement select =
            connection.prepareStatement("select id, server_url from provider");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        long id = rows.getLong("id");
        host(rows.getString("server_url")).ifPresent(host -> hosts.put(id, host));
      }
    }
    return hosts;
  }

  /** Empty for what is no URL: the writer must not stop for it. */
  private static Optional<String> host(String serverUrl) {
    try {
      return Optional.ofNullable(new URI(serverUrl).getHost())
          .map(host -> host.toLowerCase(Locale.ROOT));
    } catch (URISyntaxException altered) {
      return Optional.empty();
    }
  }
}
