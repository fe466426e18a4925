package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.e2e.support.Servers;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.FakeProvider;
import ai.nexus.testkit.provider.Pace;
import ai.nexus.testkit.server.NexusServer;
import ai.nexus.testkit.server.ServerPlan;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The optional store under {@code messages/}. */
@ExtendWith(GatewayExtension.class)
class MessageStoreIT {

  private static final ChatAnswer HELLO = ChatAnswer.of("one two three");

  private final Gateway gateway;
  private final Path messages;
  private final String conversation = Tenant.conversation();

  MessageStoreIT(Gateway gateway) {
    this.gateway = gateway;
    this.messages = gateway.ownServer().plan().home().resolve("messages");
  }

  @Test
  void keepsRequestAndAnswerOfAProviderThatAsksForIt() throws IOException {
    Tenant tenant = storing().serve(HELLO);

    tenant.chat().complete(tenant.streamQuestion("hi"), "X-Conversation-Id", conversation);
    tenant.chat().complete(tenant.question("ho"), "X-Conversation-Id", conversation);

    List<String> lines = awaitLines(2);
    JsonObject streamed = JsonText.object(lines.get(0));
    assertThat(streamed.getJsonObject("request").getString("model")).isEqualTo(tenant.model());
    assertThat(streamed.getJsonObject("response").toString()).contains("one two three");
    assertThat(JsonText.object(lines.get(1)).getJsonObject("request").toString()).contains("ho");
    assertThat(String.join("", lines)).doesNotContain(tenant.key(), gateway.upstream().key());
  }

  @Test
  void keepsWhatCameWhenTheClientLeaves() throws IOException {
    Tenant tenant = storing().serve(HELLO.at(Pace.everyEvent(Duration.ofMillis(700))));
    try (InputStream answer =
        tenant.chat().open(tenant.streamQuestion("hi"), "X-Conversation-Id", conversation).body()) {
      readUntil("one ", answer);
    }

    JsonObject kept = JsonText.object(awaitLines(1).get(0));
    assertThat(kept.getString("outcome")).isEqualTo("client_closed");
    assertThat(kept.getJsonObject("response").toString()).contains("one ");
  }

  @Test
  void keepsTheWholeAnswerThatIsReadOnWithoutAClient() throws IOException {
    Tenant tenant = storing("drain").serve(HELLO.at(Pace.everyEvent(Duration.ofMillis(700))));
    try (InputStream answer =
        tenant.chat().open(tenant.streamQuestion("hi"), "X-Conversation-Id", conversation).body()) {
      readUntil("one ", answer);
    }

    JsonObject kept = JsonText.object(awaitLines(1).get(0));
    assertThat(kept.getString("outcome")).isEqualTo("client_closed");
    assertThat(kept.getJsonObject("response").toString()).contains("one two three");
  }

  @Test
  void keepsNothingByDefault() {
    Tenant silent = gateway.tenant().serve(HELLO);
    Tenant storing = storing().serve(HELLO);
    String unstored = Tenant.conversation();

    silent.chat().complete(silent.question("hi"), "X-Conversation-Id", unstored);
    storing.chat().complete(storing.question("hi"), "X-Conversation-Id", conversation);

    awaitLines(1);
    assertThat(files(unstored)).isEmpty();
  }

  @Test
  void takesKeysOutBeforeAnythingIsWritten() {
    Tenant tenant = storing().serve(HELLO);
    String secret = "sk-proj-4f0a9d2e71c35b684f0a9d2e71c35b68";

    tenant.chat().complete(tenant.question("my key: " + secret), "X-Conversation-Id", conversation);

    assertThat(awaitLines(1).get(0)).contains("my key: [redacted:key]").doesNotContain(secret);
    assertThat(tenant.onlyReceived().bodyText()).contains(secret);
  }

  @Test
  void searchesAndDeletesOverRest() {
    Tenant tenant = storing().serve(HELLO);
    tenant.chat().complete(tenant.question("Where is Ada?"), "X-Conversation-Id", conversation);
    tenant.chat().complete(tenant.question("And Bob?"), "X-Conversation-Id", conversation);
    awaitLines(2);
    String all = "/messages?conversation_id=" + conversation;

    assertThat(gateway.admin().list("/messages/" + conversation)).hasSize(2);
    assertThat(gateway.admin().list(all + "&text=IS%20ADA")).hasSize(1);
    assertThat(gateway.admin().list(all + "&to=2026-01-01")).isEmpty();
    assertThat(gateway.admin().list("/messages?text=ada%3F").toString()).contains(conversation);

    assertThat(status("DELETE", "/messages/" + conversation)).isEqualTo(204);
    assertThat(status("DELETE", "/messages/" + conversation)).isEqualTo(204);
    assertThat(files(conversation)).isEmpty();
    assertThat(status("GET", "/messages/" + conversation)).isEqualTo(404);
    assertThat(tenant.entries(conversation)).hasSize(2);
  }

  /** JAX-RS would take what follows the semicolon for a parameter of the path. */
  @ParameterizedTest
  @ValueSource(strings = {";b", "%3Bb"})
  void takesASemicolonForAPartOfTheId(String behind) {
    Tenant tenant = storing().serve(HELLO);
    tenant.chat().complete(tenant.question("Ada"), "X-Conversation-Id", conversation);
    tenant.chat().complete(tenant.question("Bob"), "X-Conversation-Id", conversation + ";b");
    String other = "/messages/" + conversation + behind;
    await().until(() -> status("GET", other) == 200);
    awaitLines(1);

    assertThat(gateway.admin().list(other).toString()).contains("Bob").doesNotContain("Ada");
    assertThat(gateway.admin().conversation(conversation + behind).getString("conversation_id"))
        .isEqualTo(conversation + ";b");
    assertThat(status("GET", "/messages;x/" + conversation)).isEqualTo(404);
    assertThat(status("GET", "/providers/" + tenant.providerId() + ";x")).isEqualTo(400);

    assertThat(status("DELETE", other)).isEqualTo(204);
    assertThat(status("GET", other)).isEqualTo(404);
    assertThat(lines()).hasSize(1);
  }

  @Test
  void pagesThroughAConversation() {
    Tenant tenant = storing().serve(HELLO);
    for (String prompt : List.of("one", "two", "three")) {
      tenant.chat().complete(tenant.question(prompt), "X-Conversation-Id", conversation);
    }
    awaitLines(3);

    HttpResponse<String> first =
        gateway.admin().call("GET", "/messages/" + conversation + "?limit=2", "");
    String link = first.headers().firstValue("Link").orElseThrow();
    URI next = URI.create(link.substring(link.indexOf('<') + 1, link.indexOf('>')));

    assertThat(first.body()).contains("\"one\"", "\"two\"").doesNotContain("\"three\"");
    assertThat(gateway.admin().list(next.getPath() + "?" + next.getRawQuery()).toString())
        .contains("\"three\"")
        .doesNotContain("\"two\"");
  }

  @Test
  void takesOutWhatTheOperatorNames() {
    ServerPlan plan =
        Servers.plan("redacting")
            .with("NEXUS_MESSAGES_STORE", "all")
            .with("NEXUS_MESSAGES_REDACT", "email,card")
            .with("NEXUS_MESSAGES_REDACT_PATTERNS", "staff=E-\\d{4,6}");
    FakeProvider upstream = FakeProvider.start("127.0.0.1", "sk-upstream-4f0a9d2e71c35b68");
    try (Gateway own = Gateway.on(NexusServer.start(plan), upstream)) {
      Tenant tenant = own.tenant().serve(ChatAnswer.of("pay with 4111 1111 1111 1111 then"));

      tenant
          .chat()
          .complete(
              tenant.streamQuestion("I am bob@example.com, E-12345"),
              "X-Conversation-Id",
              conversation);

      await().until(() -> status(own, "GET", "/messages/" + conversation) == 200);
      assertThat(own.admin().list("/messages/" + conversation).toString())
          .contains("I am [redacted:email], [redacted:staff]", "pay with [redacted:card] then");
    }
  }

  private int status(String method, String path) {
    return status(gateway, method, path);
  }

  private static int status(Gateway asked, String method, String path) {
    return asked.admin().call(method, path, "").statusCode();
  }

  private static void readUntil(String text, InputStream answer) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(answer, StandardCharsets.UTF_8));
    String line = lines.readLine();
    while (!line.contains(text)) {
      line = lines.readLine();
    }
  }

  private Tenant storing() {
    return storing("cancel");
  }

  private Tenant storing(String onClientGone) {
    String key = "client-" + UUID.randomUUID();
    String model = "stored-" + UUID.randomUUID();
    long provider =
        gateway
            .admin()
            .createProvider(
                Json.createObjectBuilder()
                    .add("name", "Storing " + model)
                    .add("server_url", gateway.upstream().baseUrl())
                    .add("server_key", gateway.upstream().key())
                    .add("personalized_key", key)
                    .add("store_messages", true)
                    .add("on_client_gone", onClientGone));
    gateway.admin().createModel(provider, model);
    return new Tenant(gateway, provider, key, model);
  }

  private List<String> awaitLines(int count) {
    await().until(() -> lines().size() == count);
    return lines();
  }

  private List<String> lines() {
    return files(conversation).stream().flatMap(file -> read(file).stream()).toList();
  }

  private List<Path> files(String name) {
    try (Stream<Path> all = Files.walk(messages)) {
      return all.filter(file -> file.getFileName().toString().equals(name + ".jsonl")).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static List<String> read(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
