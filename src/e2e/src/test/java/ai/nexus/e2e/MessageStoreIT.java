package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.Pace;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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
  void keepsNothingByDefault() {
    Tenant silent = gateway.tenant().serve(HELLO);
    Tenant storing = storing().serve(HELLO);
    String unstored = Tenant.conversation();

    silent.chat().complete(silent.question("hi"), "X-Conversation-Id", unstored);
    storing.chat().complete(storing.question("hi"), "X-Conversation-Id", conversation);

    awaitLines(1);
    assertThat(files(unstored)).isEmpty();
  }

  private static void readUntil(String text, InputStream answer) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(answer, StandardCharsets.UTF_8));
    String line = lines.readLine();
    while (!line.contains(text)) {
      line = lines.readLine();
    }
  }

  private Tenant storing() {
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
                    .add("store_messages", true));
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
