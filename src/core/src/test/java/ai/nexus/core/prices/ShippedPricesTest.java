package ai.nexus.core.prices;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.Databases;
import ai.nexus.wire.model.TokenKind;
import ai.nexus.wire.model.TokenUsage;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShippedPricesTest {

  private DataSource database;

  @BeforeEach
  void migrate() throws SQLException {
    database = Databases.migrated();
  }

  @Test
  void listEachModelOnceWithInputAndOutput() {
    List<PriceList.Item> items = PriceList.read().items();

    assertThat(items).hasSizeGreaterThan(50);
    assertThat(items.stream().map(item -> item.host() + " " + item.model() + item.aboveInput()))
        .doesNotHaveDuplicates();
    assertThat(items)
        .allMatch(item -> item.perMillion().containsKey(TokenKind.INPUT))
        .allMatch(item -> item.perMillion().containsKey(TokenKind.OUTPUT))
        .allMatch(item -> item.source().startsWith("https://"));
  }

  /** A digit that slipped shows in the proportions: caches are cheaper, output is dearer. */
  @Test
  void haveAmountsThatAreInProportion() {
    for (PriceList.Item item : PriceList.read().items()) {
      BigDecimal input = item.perMillion().get(TokenKind.INPUT);
      assertThat(item.perMillion().get(TokenKind.OUTPUT))
          .as(item.model())
          .isBetween(input, input.multiply(BigDecimal.TEN));
      BigDecimal read = item.perMillion().getOrDefault(TokenKind.CACHE_READ, input);
      assertThat(read).as(item.model()).isLessThanOrEqualTo(input);
      Stream.of(TokenKind.CACHE_WRITE_5M, TokenKind.CACHE_WRITE_1H)
          .map(kind -> item.perMillion().getOrDefault(kind, input))
          .forEach(
              write ->
                  assertThat(write)
                      .as(item.model())
                      .isBetween(input, input.multiply(BigDecimal.valueOf(2))));
    }
  }

  @Test
  void areTakenInOnce() throws SQLException {
    ShippedPrices.takeIn(database);
    long some = count("select count(*) from price where shipped = true");

    update("delete from price where model = 'gpt-4o'");
    ShippedPrices.takeIn(database);

    assertThat(some).isEqualTo(PriceList.read().items().size());
    assertThat(count("select count(*) from price")).isEqualTo(some - 1);
  }

  @Test
  void leaveWhatAnOperatorWrote() throws SQLException {
    ShippedPrices.takeIn(database);
    update("update price set input_tokens = 42, shipped = false where model = 'gpt-4o'");
    update("update shipped_prices set version = 0");
    long before = count("select count(*) from price");

    ShippedPrices.takeIn(database);

    assertThat(count("select count(*) from price")).isEqualTo(before);
    assertThat(count("select count(*) from price where input_tokens = 42")).isEqualTo(1);
  }

  @Test
  void countForProvidersAtTheVendorsHost() throws SQLException {
    ShippedPrices.takeIn(database);
    insertProvider(7, "https://API.openai.com/v1");
    insertProvider(8, "https://proxy.example/v1");
    PriceList.Item some = PriceList.read().items().get(0);

    try (Connection connection = database.getConnection()) {
      PriceBook book = new PriceBooks().current(connection);

      assertThat(price(book, 7, some)).isPresent();
      assertThat(price(book, 8, some)).isEmpty();
    }
  }

  private static Optional<Price> price(PriceBook book, long provider, PriceList.Item item) {
    return book.price(provider, item.model(), item.model(), item.validFrom(), TokenUsage.UNKNOWN);
  }

  private void insertProvider(long id, String url) throws SQLException {
    update(
        """
        insert into provider (id, name, server_url, personalized_key_hash, personalized_key_hint,
          description, enabled, store_messages, created_at, updated_at)
        values (%d, 'provider %d', '%s', '', '', '', true, true, 0, 0)
        """
            .formatted(id, id, url));
  }

  private void update(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private long count(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
