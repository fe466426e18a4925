package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.e2e.support.AmazonFrames;
import ai.nexus.e2e.support.Chat;
import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.e2e.support.Tenant;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Providers that are shown another thing with each request: AWS's signature, Google's token. */
@ExtendWith(GatewayExtension.class)
class CloudsIT {

  private static final String JSON = "application/json";
  private static final String CONVERSE =
      "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"text\":\"one two\"}]}},"
          + "\"stopReason\":\"end_turn\","
          + "\"usage\":{\"inputTokens\":7,\"outputTokens\":2,\"totalTokens\":9}}";
  private static final String CONTENT =
      "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"one two\"}]},"
          + "\"finishReason\":\"STOP\",\"index\":0}],\"usageMetadata\":{\"promptTokenCount\":7,"
          + "\"candidatesTokenCount\":2,\"totalTokenCount\":9}}";

  private final Gateway gateway;
  private final String key = "client-" + UUID.randomUUID();
  private final String conversation = Tenant.conversation();
  private final List<String> paths = new CopyOnWriteArrayList<>();
  private final List<String> shown = new CopyOnWriteArrayList<>();
  private HttpServer server;

  CloudsIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void answerFromBedrock() {
    long provider = bedrock();
    serve("/model/", exchange -> answer(exchange, JSON, CONVERSE.getBytes(StandardCharsets.UTF_8)));

    JsonObject answer = JsonText.object(ask(provider, "anthropic.claude:0", false).body());

    assertThat(text(answer)).isEqualTo("one two");
    assertThat(paths).containsExactly("/model/anthropic.claude%3A0/converse");
    assertThat(shown.get(0))
        .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
        .contains("/eu-west-1/bedrock/aws4_request", "SignedHeaders=content-type;host;x-amz-date")
        .doesNotContain("wJalrXUt");
    assertRecorded();
  }

  @Test
  void streamFromBedrock() {
    long provider = bedrock();
    byte[] stream =
        AmazonFrames.of(
            "messageStart", "{\"role\":\"assistant\"}",
            "contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"one \"}}",
            "contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"two\"}}",
            "contentBlockStop", "{\"contentBlockIndex\":0}",
            "messageStop", "{\"stopReason\":\"end_turn\"}",
            "metadata",
                "{\"usage\":{\"inputTokens\":7,\"outputTokens\":2,\"totalTokens\":9},"
                    + "\"metrics\":{\"latencyMs\":1}}");
    serve("/model/", exchange -> answer(exchange, "application/vnd.amazon.eventstream", stream));

    HttpResponse<String> answer = ask(provider, "amazon.nova", true);

    assertThat(answer.headers().firstValue("content-type").orElse(""))
        .startsWith("text/event-stream");
    assertThat(answer.body()).contains("\"content\":\"one \"").endsWith("data: [DONE]\n\n");
    assertThat(paths).containsExactly("/model/amazon.nova/converse-stream");
    assertRecorded();
  }

  @Test
  void knowByAHeaderThatBedrockRefusesTheCredentials() {
    long provider = bedrock();
    serve(
        "/model/",
        exchange -> {
          exchange.getResponseHeaders().set("X-Amzn-ErrorType", "ExpiredTokenException:http://a/");
          exchange.sendResponseHeaders(400, -1);
          exchange.close();
        });

    HttpResponse<String> answer = ask(provider, "amazon.nova", false);

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(JsonText.error(answer.body()).getString("code"))
        .isEqualTo("upstream_credentials_refused");
  }

  @Test
  void findWhatAzureKeepsUnderTheVersionOfItsApi() {
    long provider =
        provider(
            "azure",
            base() + "/openai",
            "k",
            Json.createObjectBuilder().add("api_version", "2025-04-01-preview"));
    gateway.admin().createModel(provider, "gpt");
    serve(
        "/openai/responses/",
        exchange -> {
          String query = exchange.getRequestURI().getRawQuery();
          answer(exchange, JSON, query.getBytes(StandardCharsets.UTF_8));
        });

    String asked = new Chat(gateway.api(), key).get("/v1/responses/resp_1?include=a").body();

    assertThat(asked).isEqualTo("include=a&api-version=2025-04-01-preview");
    assertThat(paths).containsExactly("/openai/responses/resp_1");
  }

  @Test
  void findWhatIsKeptUnderAnotherKeyOfAProvider() {
    long provider =
        gateway
            .admin()
            .createProvider(
                Json.createObjectBuilder()
                    .add("name", "Cloud " + UUID.randomUUID())
                    .add("dialect", "openai-responses")
                    .add("server_url", base() + "/keys")
                    .add("server_key", "k1")
                    .add("more_server_keys", Json.createArrayBuilder().add("k2").add("k3"))
                    .add("personalized_key", key));
    gateway.admin().createModel(provider, "gpt");
    serve(
        "/keys/responses/",
        exchange -> {
          String asker = exchange.getRequestHeaders().getFirst("Authorization");
          if (asker.equals("Bearer k3")) {
            answer(exchange, JSON, "{\"id\":\"resp_1\"}".getBytes(StandardCharsets.UTF_8));
          } else {
            exchange.sendResponseHeaders(asker.equals("Bearer k1") ? 404 : 401, -1);
            exchange.close();
          }
        });

    HttpResponse<String> found = new Chat(gateway.api(), key).get("/v1/responses/resp_1");

    assertThat(found.statusCode()).isEqualTo(200);
    assertThat(found.body()).isEqualTo("{\"id\":\"resp_1\"}");
    assertThat(paths).hasSize(3);
  }

  @Test
  void answerFromVertexWithOneTokenForSeveralRequests() throws Exception {
    AtomicInteger fetched = new AtomicInteger();
    serve(
        "/token",
        exchange -> {
          fetched.incrementAndGet();
          String token = "{\"access_token\":\"ya29.t\",\"expires_in\":3600}";
          answer(exchange, JSON, token.getBytes(StandardCharsets.UTF_8));
        });
    serve(
        "/v1/models/",
        exchange -> answer(exchange, JSON, CONTENT.getBytes(StandardCharsets.UTF_8)));
    long provider =
        provider("vertex", base() + "/v1", serviceAccount(), Json.createObjectBuilder());

    JsonObject answer = JsonText.object(ask(provider, "gemini-pro", false).body());
    ask(provider, "gemini-pro", false);

    assertThat(text(answer)).isEqualTo("one two");
    assertThat(fetched).hasValue(1);
    assertThat(shown).contains("Bearer ya29.t");
    assertThat(paths).contains("/v1/models/gemini-pro:generateContent");
  }

  @Test
  void sayThatTheOperatorMustActWhereNoTokenIsHad() throws Exception {
    serve(
        "/token",
        exchange -> {
          exchange.sendResponseHeaders(400, -1);
          exchange.close();
        });
    long provider =
        provider("vertex", base() + "/v1", serviceAccount(), Json.createObjectBuilder());

    HttpResponse<String> answer = ask(provider, "gemini-pro", false);

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(JsonText.error(answer.body()).getString("code"))
        .isEqualTo("upstream_credentials_refused");
    assertThat(answer.body()).doesNotContain("PRIVATE");
  }

  private interface Handler {
    void handle(HttpExchange exchange) throws IOException;
  }

  private void serve(String path, Handler handler) {
    server.createContext(
        path,
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          paths.add(exchange.getRequestURI().getRawPath());
          shown.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          handler.handle(exchange);
        });
  }

  private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private long bedrock() {
    return provider(
        "bedrock",
        base(),
        "AKIDEXAMPLE:wJalrXUtnFEMI/K7MDENG",
        Json.createObjectBuilder().add("region", "eu-west-1"));
  }

  private long provider(String preset, String url, String serverKey, JsonObjectBuilder options) {
    return gateway
        .admin()
        .createProvider(
            Json.createObjectBuilder()
                .add("name", "Cloud " + UUID.randomUUID())
                .add("preset", preset)
                .add("server_url", url)
                .add("server_key", serverKey)
                .add("options", options)
                .add("personalized_key", key));
  }

  private String serviceAccount() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    return Json.createObjectBuilder()
        .add("type", "service_account")
        .add("project_id", "p")
        .add("private_key_id", "1")
        .add("private_key", pem)
        .add("client_email", "a@p.iam.gserviceaccount.com")
        .add("token_uri", base() + "/token")
        .build()
        .toString();
  }

  private HttpResponse<String> ask(long provider, String model, boolean stream) {
    if (paths.isEmpty()) {
      gateway.admin().createModel(provider, model);
    }
    String body =
        "{\"model\":\"%s\",\"stream\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}"
            .formatted(model, stream);
    return new Chat(gateway.api(), key).complete(body, "X-Conversation-Id", conversation);
  }

  private static String text(JsonObject completion) {
    return completion
        .getJsonArray("choices")
        .getJsonObject(0)
        .getJsonObject("message")
        .getString("content");
  }

  private void assertRecorded() {
    JsonObject entry = new Tenant(gateway, 0, key, "").onlyEntry(conversation);
    assertThat(entry.getString("outcome")).isEqualTo("completed");
    assertThat(entry.getString("source")).isEqualTo("reported");
    assertThat(entry.getInt("output_tokens")).isEqualTo(2);
  }
}
