package ai.nexus.e2e;

import static ai.nexus.testkit.provider.RecordedRequest.State.HUNG_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.e2e.support.RawSocket;
import ai.nexus.e2e.support.SocketClient;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.Cut;
import ai.nexus.testkit.provider.Pace;
import ai.nexus.testkit.provider.Scripts;
import java.io.IOException;
import java.net.SocketException;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chat socket, {@code /ws/chat}. */
@ExtendWith(GatewayExtension.class)
class ChatSocketIT {

  private static final ChatAnswer HELLO = ChatAnswer.of("one two 你好");
  private static final ChatAnswer ENDLESS =
      ChatAnswer.of("word ".repeat(1_000)).at(Pace.everyEvent(Duration.ofMillis(50)));

  private final Gateway gateway;

  ChatSocketIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void streamsUnlessAskedNotTo() throws Exception {
    Tenant tenant = gateway.tenant().serve(HELLO);
    try (SocketClient socket = SocketClient.open(gateway, tenant.key())) {
      List<String> streamed = socket.send(tenant.question("hi")).answer();
      List<String> whole =
          socket.send(tenant.streamQuestion("hi").replace("true", "false")).answer();

      assertThat(streamed).hasSize(7).last().isEqualTo("[DONE]");
      assertThat(String.join("", streamed)).contains("\"one \"", "\"好\"").doesNotContain("usage");
      assertThat(whole).hasSize(2);
      assertThat(JsonText.object(whole.get(0)).getString("object")).isEqualTo("chat.completion");
    }
  }

  @Test
  void admitsABrowserByItsSubProtocols() throws Exception {
    Tenant tenant = gateway.tenant().serve(HELLO);
    try (SocketClient socket = SocketClient.openAsBrowser(gateway, tenant.key())) {
      assertThat(socket.subprotocol()).isEqualTo("nexusai");
      assertThat(socket.send(tenant.question("hi")).answer()).last().isEqualTo("[DONE]");
    }
  }

  @Test
  void refusesAWrongKeyAtTheHandshake() {
    assertThatThrownBy(() -> SocketClient.open(gateway, "client-wrong"))
        .hasCauseInstanceOf(WebSocketHandshakeException.class)
        .cause()
        .extracting(e -> ((WebSocketHandshakeException) e).getResponse().statusCode())
        .isEqualTo(401);
  }

  @Test
  void refusesMoreSocketsThanOneKeyMayOpen() throws Exception {
    gateway.ownServer();
    Tenant tenant = gateway.tenant().serve(HELLO);
    List<SocketClient> open = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      open.add(SocketClient.open(gateway, tenant.key()));
      assertThat(open.get(i).send(tenant.question("hi")).answer()).last().isEqualTo("[DONE]");
    }

    assertThatThrownBy(() -> SocketClient.open(gateway, tenant.key()))
        .hasCauseInstanceOf(WebSocketHandshakeException.class)
        .cause()
        .extracting(e -> ((WebSocketHandshakeException) e).getResponse().statusCode())
        .isEqualTo(429);

    open.get(0).close();
    await().ignoreExceptions().until(() -> open.add(SocketClient.open(gateway, tenant.key())));
    open.forEach(SocketClient::close);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=|", "{", "[x]^", "%zz", "a=\"`<>\\%"})
  void opensWhateverTheQueryHolds(String query) throws IOException {
    Tenant tenant = gateway.tenant().serve(HELLO);
    String target = "/ws/chat?" + query;
    try (RawSocket socket = RawSocket.openAt(gateway, target, tenant.key())) {
      assertThat(socket.statusLine()).contains(" 101 ");
      socket.send(tenant.question("hi"));
      assertThat(socket.awaitText()).contains("chat.completion.chunk");
    }
  }

  @Test
  void refusesAForeignPage() {
    Tenant tenant = gateway.tenant();

    assertThatThrownBy(
            () -> SocketClient.open(gateway, tenant.key(), "Origin", "https://evil.example"))
        .hasCauseInstanceOf(WebSocketHandshakeException.class)
        .cause()
        .extracting(e -> ((WebSocketHandshakeException) e).getResponse().statusCode())
        .isEqualTo(403);
  }

  @Test
  void isOneConversationUnlessAFrameNamesAnother() throws Exception {
    Tenant tenant = gateway.tenant().serve(HELLO);
    String conversation = Tenant.conversation();
    String other = Tenant.conversation();
    try (SocketClient socket =
        SocketClient.open(gateway, tenant.key(), "X-Conversation-Id", conversation)) {
      socket.send(tenant.question("first")).answer();
      socket.send(tenant.question("second")).answer();
      socket.send(naming(other, tenant.question("third"))).answer();
    }

    assertThat(tenant.entries(conversation))
        .hasSize(2)
        .allSatisfy(entry -> assertThat(entry.getString("endpoint")).isEqualTo("ws.chat"))
        .allSatisfy(entry -> assertThat(entry.getInt("completion_tokens")).isEqualTo(4));
    assertThat(tenant.onlyEntry(other).getString("outcome")).isEqualTo("completed");
  }

  @Test
  void tellsTheConversationThatItMade() throws Exception {
    Tenant tenant = gateway.tenant().serve(HELLO);
    try (RawSocket socket = RawSocket.open(gateway, tenant.key())) {
      String made = socket.header("X-Conversation-Id").orElseThrow();

      socket.send(tenant.question("a question of more than 126 bytes: " + "x".repeat(126)));

      assertThat(socket.statusLine()).contains(" 101 ");
      await().until(() -> tenant.received().size() == 1);
      await().ignoreExceptions().until(() -> tenant.entries(made).size() == 1);
    }
  }

  @Test
  void repeatsTheConversationThatTheHandshakeNames() throws Exception {
    String named = Tenant.conversation();
    try (RawSocket socket =
        RawSocket.open(gateway, gateway.tenant().key(), "X-Conversation-Id: " + named)) {
      assertThat(socket.header("X-Conversation-Id")).hasValue(named);
    }
  }

  @Test
  void staysOpenAfterErrors() throws Exception {
    Tenant tenant = gateway.tenant().serve(Scripts.error(429, "slow down"));
    try (SocketClient socket = SocketClient.open(gateway, tenant.key())) {
      assertThat(errorCode(socket.send("{not json").next())).isNotEmpty();
      assertThat(errorCode(socket.send(tenant.question("hi").replace("model-", "x-")).next()))
          .isEqualTo("model_not_found");
      assertThat(errorCode(socket.send(tenant.question("hi")).next())).isEqualTo("scripted");
      tenant.serve(HELLO.cut(Cut.afterEvents(2)));
      socket.send(tenant.question("hi"));
      socket.next();
      socket.next();
      assertThat(errorCode(socket.next())).isEqualTo("upstream_broken");

      tenant.serve(HELLO);
      assertThat(socket.send(tenant.question("hi")).answer()).last().isEqualTo("[DONE]");
    }
  }

  @Test
  void cancelStopsTheAnswerAndTheProvider() throws Exception {
    Tenant tenant = gateway.tenant().serve(ENDLESS);
    try (SocketClient socket = SocketClient.open(gateway, tenant.key())) {
      socket.send(tenant.question("hi")).next();
      socket.send("{\"type\":\"cancel\"}");

      assertThat(socket.answer()).last().isEqualTo("[DONE]");
      await().until(() -> tenant.onlyReceived().state() == HUNG_UP);
      tenant.serve(HELLO);
      assertThat(socket.send(tenant.question("hi")).answer()).hasSize(7);
    }
  }

  @Test
  void answersOneQuestionAtATime() throws Exception {
    Tenant tenant = gateway.tenant().serve(ENDLESS);
    try (SocketClient socket = SocketClient.open(gateway, tenant.key())) {
      socket.send(tenant.question("first")).next();
      socket.send(tenant.question("second"));

      await().until(() -> socket.next().startsWith("{\"error\""));
      assertThat(tenant.received()).hasSize(1);
    }
  }

  @Test
  void theProviderIsHungUpOnWhenTheSocketCloses() throws Exception {
    Tenant tenant = gateway.tenant().serve(ENDLESS);
    try (SocketClient socket = SocketClient.open(gateway, tenant.key())) {
      socket.send(tenant.question("hi")).next();
    }

    await().until(() -> tenant.onlyReceived().state() == HUNG_UP);
  }

  @Test
  void aMessageOfTooManyFramesClosesTheSocket() throws Exception {
    gateway.ownServer();
    Tenant tenant = gateway.tenant().serve(HELLO);
    try (SocketClient socket = SocketClient.open(gateway, tenant.key())) {
      socket.send(tenant.question("x".repeat(300_000)));

      assertThat(socket.awaitClose()).isEqualTo(1009);
    }
    assertThat(tenant.received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {300_000, 4 << 20, 8_000_000})
  void aFrameThatIsTooLongClosesTheSocket(int length) throws Exception {
    gateway.ownServer();
    Tenant tenant = gateway.tenant().serve(HELLO);
    try (RawSocket socket = RawSocket.open(gateway, tenant.key())) {
      socket.send(tenant.question("x".repeat(length)));

      assertThat(socket.awaitClose()).isEqualTo(1009);
    }
    assertThat(tenant.received()).isEmpty();
  }

  @Test
  void aFrameBeyondAllMeasureEndsTheConnectionWithoutAStackTrace() throws Exception {
    Path log = gateway.ownServer().plan().home().resolve("logs/nexus.log");
    Tenant tenant = gateway.tenant().serve(HELLO);

    try (RawSocket socket = RawSocket.open(gateway, tenant.key())) {
      socket.send("x".repeat(30_000_000));
      assertThat(socket.awaitClose()).isEqualTo(1011);
    } catch (SocketException brokenOff) {
      // The connection is reset; whether a close frame is read before that is a race.
    }

    assertThat(Files.readString(log)).doesNotContain("Buffer overflow");
    assertThat(tenant.received()).isEmpty();
  }

  @Test
  void aBinaryFrameIsToldToBeSentAsText() throws Exception {
    Tenant tenant = gateway.tenant().serve(HELLO);
    try (SocketClient socket = SocketClient.open(gateway, tenant.key())) {
      socket.sendBinary(tenant.question("hi").getBytes(StandardCharsets.UTF_8));

      assertThat(JsonText.error(socket.next()).getString("message")).contains("text frame");
      assertThat(socket.send(tenant.question("hi")).answer()).last().isEqualTo("[DONE]");
    }
  }

  @Test
  void aBinaryFrameThatIsTooLongClosesTheSocket() throws Exception {
    gateway.ownServer();
    try (SocketClient socket = SocketClient.open(gateway, gateway.tenant().key())) {
      socket.sendBinary(new byte[300_000]);

      assertThat(socket.awaitClose()).isEqualTo(1009);
    }
  }

  @Test
  void aBinaryFrameLeavesTheRunningAnswerAlone() throws Exception {
    Tenant tenant = gateway.tenant().serve(HELLO.at(Pace.everyEvent(Duration.ofMillis(300))));
    try (SocketClient socket = SocketClient.open(gateway, tenant.key())) {
      socket.send(tenant.question("hi")).next();

      socket.sendBinary(new byte[] {1, 2, 3});

      assertThat(socket.answer()).anyMatch(frame -> frame.startsWith("{\"error\"")).hasSize(7);
    }
  }

  @Test
  void aPlainRequestIsToldToUpgrade() {
    Tenant tenant = gateway.tenant();

    assertThat(tenant.chat().get("/ws/chat").statusCode()).isEqualTo(426);
  }

  private static String naming(String conversation, String question) {
    String metadata = "{\"metadata\":{\"conversation_id\":\"%s\"},".formatted(conversation);
    return metadata + question.substring(1);
  }

  private static String errorCode(String frame) {
    var error = JsonText.error(frame);
    return error.isNull("code") ? error.getString("type") : error.getString("code");
  }
}
