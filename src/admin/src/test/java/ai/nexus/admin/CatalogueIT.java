package ai.nexus.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.admin.json.Fields;
import ai.nexus.admin.models.Models;
import ai.nexus.admin.providers.ProviderView;
import ai.nexus.admin.providers.Providers;
import ai.nexus.admin.routes.Routes;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** What edits do to the database, seen from inside of the server. */
@ArquillianTest
class CatalogueIT {

  @Inject private Providers providers;
  @Inject private Models models;
  @Inject private Routes routes;
  @Inject private DataSource database;

  @Deployment
  static WebArchive admin() {
    return AdminArchive.withTests(CatalogueIT.class);
  }

  @Test
  void sealsSecretsInTheTable() throws SQLException {
    ProviderView created =
        providers.create(
            fields(
                """
                {"name": "%s", "server_url": "https://a.example/v1",
                 "server_key": "sk-plain-server-key",
                 "more_server_keys": ["sk-plain-second", "sk-plain-third"], "personalized_key": "plain-client-key",
                 "proxy_url": "http://user:plain-password@proxy.example:3128"}
                """
                    .formatted(UUID.randomUUID())));

    List<String> row = strings("select * from provider where id = " + created.id());

    List<String> keys =
        strings("select server_key from provider_key where provider_id = " + created.id());
    assertThat(keys).hasSize(2).noneMatch(key -> key.contains("plain"));
    assertThat(String.join(" ", row))
        .contains("https://a.example/v1")
        .doesNotContain("sk-plain", "plain-client-key", "plain-password");
  }

  @Test
  void movesTheRevisionWithEachEdit() throws SQLException {
    long before = revision();

    ProviderView provider = create();
    long model = models.create(model(provider.id(), "gpt-4")).id();
    models.replace(String.valueOf(model), model(provider.id(), "gpt-5"));
    models.delete(String.valueOf(model));
    providers.delete(String.valueOf(provider.id()));
    routes.put("gpt-4", fields("{}"));
    routes.put("gpt-4", fields("{\"strategy\": \"fastest\"}"));
    routes.delete("gpt-4");

    assertThat(revision()).isEqualTo(before + 8);
  }

  @Test
  void keepsTheRevisionWhenAnEditIsRefused() throws SQLException {
    ProviderView provider = create();
    models.create(model(provider.id(), "gpt-4"));
    long before = revision();

    assertThatThrownBy(() -> models.create(model(provider.id(), "gpt-4")))
        .isInstanceOfSatisfying(
            GatewayException.class,
            refused -> assertThat(refused.failure()).isEqualTo(Failure.CONFLICT));

    assertThat(revision()).isEqualTo(before);
  }

  @Test
  void deletesModelsWithTheirProviderAndKeepsUsage() throws SQLException {
    ProviderView provider = create();
    models.create(model(provider.id(), "gpt-4"));
    models.create(model(provider.id(), "gpt-5"));
    assertThat(strings("select server_key from provider_key where provider_id = " + provider.id()))
        .hasSize(1);
    String entry = insertUsage(provider);

    providers.delete(String.valueOf(provider.id()));

    assertThat(strings("select id from provider_model where provider_id = " + provider.id()))
        .isEmpty();
    assertThat(strings("select server_key from provider_key where provider_id = " + provider.id()))
        .isEmpty();
    assertThat(strings("select provider_name from ledger where id = '" + entry + "'"))
        .containsExactly(provider.name());
  }

  private ProviderView create() {
    String json =
        """
        {"name": "%s", "server_url": "https://a.example/v1", "personalized_key": "k",
         "server_key": "one", "more_server_keys": ["two"]}
        """;
    return providers.create(fields(json.formatted(UUID.randomUUID())));
  }

  private static Fields model(long provider, String name) {
    return fields("{\"provider_id\": %d, \"model_name\": \"%s\"}".formatted(provider, name));
  }

  private static Fields fields(String json) {
    return new Fields(Json.createReader(new StringReader(json)).readObject());
  }

  private String insertUsage(ProviderView provider) throws SQLException {
    String id = UUID.randomUUID().toString();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          """
          insert into usage_group (id, endpoint, streamed, provider_id, provider_name,
            client_key_hint, outcome, source, http_status)
          values (%d, 'chat.completions', false, %d, '%s', '****', 'completed', 'none', 200)
          """
              .formatted(1000 + provider.id(), provider.id(), provider.name()));
      statement.executeUpdate(
          """
          insert into usage_entry (id, request_id, conversation_id, group_id, started_at, ended_at,
            total_ms, attempts, client_retry)
          values ('%s', 'r', 'c', %d, 1, 2, 1, 1, 0)
          """
              .formatted(id, 1000 + provider.id()));
    }
    return id;
  }

  private long revision() throws SQLException {
    return Long.parseLong(strings("select revision from catalogue_revision").get(0));
  }

  private List<String> strings(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          values.add(String.valueOf(rows.getString(column)));
        }
      }
    }
    return values;
  }
}
