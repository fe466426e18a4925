package ai.nexus.admin.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.core.catalogue.Preset;
import ai.nexus.core.catalogue.Presets;
import ai.nexus.core.catalogue.ProviderApi;
import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.model.Dialect;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest {

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Map<String, String> answers = new java.util.concurrent.ConcurrentHashMap<>();
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String query = String.valueOf(exchange.getRequestURI().getRawQuery());
          asked.add(query);
          byte[] body = answers.getOrDefault(query, "").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void readsAllPagesOfAnthropics() {
    answers.put(
        "limit=1000",
        "{\"data\":[{\"id\":\"claude-b\"}],\"has_more\":true,\"last_id\":\"claude b\"}");
    answers.put(
        "limit=1000&after_id=claude+b",
        "{\"data\":[{\"id\":\"claude-a\"}],\"has_more\":false,\"last_id\":\"claude-a\"}");

    assertThat(models(ProviderApi.of(Dialect.ANTHROPIC))).containsExactly("claude-a", "claude-b");
  }

  @Test
  void readsOfGeminisWhatCanBeAsked() {
    answers.put(
        "pageSize=1000",
        "{\"models\":[{\"name\":\"models/gemini\",\"supportedGenerationMethods\":[\"generateContent\"]},"
            + "{\"name\":\"models/aqa\",\"supportedGenerationMethods\":[\"generateAnswer\"]}],"
            + "\"nextPageToken\":\"t\"}");
    answers.put(
        "pageSize=1000&pageToken=t",
        "{\"models\":[{\"name\":\"models/embed\",\"supportedGenerationMethods\":[\"embedContent\"]}]}");

    assertThat(models(ProviderApi.of(Dialect.GEMINI))).containsExactly("embed", "gemini");
  }

  @Test
  void stopsAtAListThatHasNoEnd() {
    answers.put("null", "{\"data\":[{\"id\":\"a\"}],\"has_more\":true,\"last_id\":\"a\"}");
    answers.put("after_id=a", "{\"data\":[{\"id\":\"a\"}],\"has_more\":true,\"last_id\":\"a\"}");

    assertThat(models(ProviderApi.of(Dialect.OPENAI))).containsExactly("a");
    assertThat(asked).hasSize(20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[{\"id\":\"a\"}]", "{\"object\":\"list\",\"data\":[{\"id\":\"a\"},{},7]}"})
  void readsOtherFormsOfAList(String body) {
    answers.put("null", body);

    assertThat(models(ProviderApi.of(Dialect.OPENAI))).containsExactly("a");
  }

  @Test
  void saysWhatToChangeWhereThereIsNone() {
    Preset bedrock = Presets.find("bedrock").orElseThrow();
    ProviderApi elsewhere =
        new ProviderApi(bedrock.dialect(), Optional.of(bedrock), Map.of("region", "r"));

    assertThatThrownBy(() -> models(ProviderApi.of(Dialect.OPENAI)))
        .isInstanceOf(GatewayException.class)
        .hasMessageContaining("There is no /models below this server_url");
    assertThatThrownBy(() -> models(elsewhere)).hasMessageContaining("elsewhere");
  }

  @ParameterizedTest
  @CsvSource({"gpt-*, 2", "*, 3", "o3, 1", "*-4*, 0", "gpt-4-*-4, 0"})
  void choosesByAPattern(String form, int count) {
    DiscoveryChoice choice = new DiscoveryChoice(List.of(), Optional.of(form), false);

    assertThat(choice.of(List.of("gpt-4", "gpt-5", "o3"))).hasSize(count);
  }

  @Test
  void choosesNoModelThatIsNotThere() {
    DiscoveryChoice choice = new DiscoveryChoice(List.of("a", "b"), Optional.empty(), false);

    assertThatThrownBy(() -> choice.of(List.of("a"))).hasMessageContaining("found: b");
  }

  private List<String> models(ProviderApi api) {
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    return new Discovery()
        .models(new ProbeTarget(address, api, Optional.of("key"), Optional.empty()));
  }
}
