package ai.nexus.e2e;

import static ai.nexus.testkit.provider.RecordedRequest.State.HUNG_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.e2e.support.RealtimeClient;
import ai.nexus.e2e.support.RealtimeClient.Close;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.RealtimeAnswer;
import ai.nexus.testkit.provider.RealtimePeer;
import ai.nexus.testkit.provider.RealtimeScript;
import ai.nexus.testkit.provider.RecordedRequest;
import jakarta.json.JsonObject;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OpenAI's realtime socket, {@code /v1/realtime}. */
@ExtendWith(GatewayExtension.class)
class RealtimeIT {

  private static final String ASK = "{\"type\":\"response.create\"}";
  private static final String BEGIN = "{\"type\":\"test.begin\"}";

  private final Gateway gateway;
  private final RealtimeAnswer session = new RealtimeAnswer();

  RealtimeIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void recordsEachResponseBeforeItsEndIsTold() throws Exception {
    Tenant tenant = serving();
    String conversation = Tenant.conversation();
    try (RealtimeClient client =
        RealtimeClient.open(
            tenant, "X-Conversation-Id", conversation, "OpenAI-Beta", "realtime=v1")) {
      client.next("session.created");

      client.send(ASK).next("response.done");

      await().ignoreExceptions().until(() -> tenant.entries(conversation).size() == 1);
      client.send(ASK).next("response.done");
    }

    await().until(() -> tenant.entries(conversation).size() == 2);
    assertThat(tenant.entries(conversation))
        .allSatisfy(
            entry -> {
              assertThat(entry.getString("endpoint")).isEqualTo("realtime");
              assertThat(entry.getString("outcome")).isEqualTo("completed");
              assertThat(entry.getString("source")).isEqualTo("reported");
              assertThat(entry.getInt("prompt_tokens")).isEqualTo(20);
              assertThat(entry.getInt("completion_tokens")).isEqualTo(10);
              assertThat(entry.getInt("input_audio_tokens")).isEqualTo(8);
              assertThat(entry.getInt("output_audio_tokens")).isEqualTo(7);
              assertThat(entry.getInt("cache_read_tokens")).isEqualTo(6);
            });
    RecordedRequest handshake = tenant.onlyReceived();
    assertThat(handshake.header("openai-beta")).hasValue("realtime=v1");
    assertThat(handshake.header("authorization")).hasValue("Bearer " + tenant.upstream().key());
    assertThat(handshake.header("sec-websocket-protocol")).isEmpty();
  }

  @Test
  void passesTextAndBytesBothWaysAsTheyAre() throws Exception {
    Tenant tenant = serving();
    byte[] audio = new byte[1 << 20];
    new Random(7).nextBytes(audio);
    String event =
        "{ \"type\":\"input_audio_buffer.append\", \"audio\":\"%s\", \"x\":1.0}"
            .formatted("你😀A".repeat(1 << 17));
    try (RealtimeClient client = RealtimeClient.open(tenant)) {
      client.next("session.created");

      client.send(event).send(audio).send("{\"type\":\"last\"}");

      assertThat(client.next()).isEqualTo(event);
      assertThat(client.nextBinary()).isEqualTo(audio);
      assertThat(client.next()).isEqualTo("{\"type\":\"last\"}");
      assertThat(session.received()).hasSize(3);
    }
  }

  @Test
  void carriesManyMessagesInTheirOrder() throws Exception {
    Tenant tenant = serving();
    try (RealtimeClient client = RealtimeClient.open(tenant)) {
      client.next("session.created");
      String filling = "x".repeat(20_000);

      for (int i = 0; i < 500; i++) {
        client.send("{\"type\":\"echo\",\"number\":%d,\"filling\":\"%s\"}".formatted(i, filling));
      }

      for (int i = 0; i < 500; i++) {
        assertThat(JsonText.object(client.next()).getInt("number")).isEqualTo(i);
      }
    }
  }

  @Test
  void admitsABrowserByItsSubProtocolsAndKeepsItsKey() throws Exception {
    Tenant tenant = serving();
    try (RealtimeClient client = RealtimeClient.openAsBrowser(tenant)) {
      assertThat(client.subprotocol()).isEqualTo("realtime");
      client.next("session.created");
    }

    RecordedRequest handshake = tenant.onlyReceived();
    assertThat(handshake.header("sec-websocket-protocol")).hasValue("realtime");
    assertThat(handshake.header("openai-beta")).hasValue("realtime=v1");
    assertThat(handshake.header("authorization")).hasValue("Bearer " + tenant.upstream().key());
  }

  @Test
  void passesTheQueryOnButNoModelWhereTranscriptsAreAskedFor() throws Exception {
    Tenant tenant = serving();
    gateway.upstream().serveRealtime("", session);
    String query = "call_id=rtc%201&model=" + tenant.model();
    try (RealtimeClient client = RealtimeClient.open(tenant, query, new String[0])) {
      client.next("session.created");
    }

    assertThat(tenant.onlyReceived().query())
        .isEqualTo("model=" + tenant.model() + "&call_id=rtc%201");
    String transcripts = "intent=transcription&model=" + tenant.model();
    try (RealtimeClient client = RealtimeClient.open(tenant, transcripts, new String[0])) {
      client.next("session.created");
    }
    assertThat(gateway.upstream().requestsFor(""))
        .last()
        .extracting(RecordedRequest::query)
        .isEqualTo("intent=transcription");
  }

  @Test
  void showsTheModelUnderTheClientsName() throws Exception {
    Tenant tenant = gateway.tenant();
    String upstream = "served-" + tenant.model();
    gateway.upstream().serveRealtime(upstream, session);
    String alias = "alias-" + tenant.model();
    gateway.admin().createModel(tenant.providerId(), alias, upstream);
    try (RealtimeClient client = RealtimeClient.open(tenant, "model=" + alias, new String[0])) {
      JsonObject shown = JsonText.object(client.next("session.created")).getJsonObject("session");

      assertThat(shown.getString("model")).isEqualTo(alias);
    }
  }

  @Test
  void recordsATranscriptUnderTheModelThatMadeIt() throws Exception {
    Tenant tenant = serving();
    String conversation = Tenant.conversation();
    try (RealtimeClient client = RealtimeClient.open(tenant, "X-Conversation-Id", conversation)) {
      client.next("session.created");

      client
          .send("{\"type\":\"test.transcribe\"}")
          .next("conversation.item.input_audio_transcription.completed");
    }

    await().ignoreExceptions().until(() -> tenant.entries(conversation).size() == 1);
    JsonObject entry = tenant.onlyEntry(conversation);
    assertThat(entry.getString("endpoint")).isEqualTo("realtime.transcription");
    assertThat(entry.getString("model_name")).isEqualTo("hearer-1");
    assertThat(entry.getInt("prompt_tokens")).isEqualTo(13);
  }

  @ParameterizedTest
  @CsvSource({
    "cancelled,turn_detected,client_closed",
    "incomplete,max_output_tokens,completed",
    "failed,server_error,upstream_error"
  })
  void recordsHowAResponseEnded(String status, String why, String outcome) throws Exception {
    Tenant tenant = serving();
    String conversation = Tenant.conversation();
    String end =
        "{\"type\":\"test.end\",\"status\":\"%s\",\"details\":{\"reason\":\"%s\"}}"
            .formatted(status, why);
    try (RealtimeClient client = RealtimeClient.open(tenant, "X-Conversation-Id", conversation)) {
      client.next("session.created");

      client.send(BEGIN).send(end).next("response.done");
    }

    await().ignoreExceptions().until(() -> tenant.entries(conversation).size() == 1);
    JsonObject entry = tenant.onlyEntry(conversation);
    assertThat(entry.getString("outcome")).isEqualTo(outcome);
    assertThat(entry.getInt("completion_tokens")).isEqualTo(10);
  }

  @Test
  void recordsAResponseOnceThoughItsEndIsToldAgain() throws Exception {
    Tenant tenant = serving();
    String conversation = Tenant.conversation();
    String again = "{\"type\":\"test.end\",\"status\":\"failed\",\"details\":{}}";
    try (RealtimeClient client = RealtimeClient.open(tenant, "X-Conversation-Id", conversation)) {
      client.send(ASK).next("response.done");

      client.send(again).next("response.done");
      client.send(ASK).next("response.done");
    }

    await().ignoreExceptions().until(() -> tenant.entries(conversation).size() >= 2);
    assertThat(tenant.entries(conversation))
        .hasSize(2)
        .allSatisfy(entry -> assertThat(entry.getString("outcome")).isEqualTo("completed"));
  }

  @ParameterizedTest
  @CsvSource({"1000,1000", "1001,1001", "4321,4321", "1013,1013"})
  void passesTheProvidersCloseOn(int code, int told) throws Exception {
    Tenant tenant = serving();
    try (RealtimeClient client = RealtimeClient.open(tenant)) {
      client.next("session.created");

      client.send("{\"type\":\"test.close\",\"code\":%d,\"reason\":\"so it is\"}".formatted(code));

      assertThat(client.awaitClose()).isEqualTo(new Close(told, "so it is"));
    }
  }

  @RepeatedTest(10)
  void passesOnAllThatAProviderSaysBeforeItClosesAtOnce() throws Exception {
    Tenant tenant = gateway.tenant();
    RealtimeScript script =
        handshake -> {
          RealtimePeer peer = handshake.accept();
          for (int i = 0; i < 20; i++) {
            peer.send("{\"type\":\"error\",\"number\":%d}".formatted(i));
          }
          peer.close(4000, "no");
        };
    gateway.upstream().serveRealtime(tenant.model(), script);
    try (RealtimeClient client = RealtimeClient.open(tenant)) {
      for (int i = 0; i < 20; i++) {
        assertThat(JsonText.object(client.next()).getInt("number")).isEqualTo(i);
      }
      assertThat(client.awaitClose()).isEqualTo(new Close(4000, "no"));
    }
  }

  @Test
  void passesTheClientsCloseOn() throws Exception {
    Tenant tenant = serving();
    try (RealtimeClient client = RealtimeClient.open(tenant)) {
      client.next("session.created");

      client.close(4001, "enough");

      assertThat(client.awaitClose().code()).isEqualTo(4001);
      await().until(() -> session.closed().isPresent());
      assertThat(session.closed().get().code()).isEqualTo(4001);
      assertThat(session.closed().get().reason()).isEqualTo("enough");
    }
  }

  @Test
  void tellsOfAProviderThatBreaksOffAndRecordsIt() throws Exception {
    Tenant tenant = serving();
    String conversation = Tenant.conversation();
    try (RealtimeClient client = RealtimeClient.open(tenant, "X-Conversation-Id", conversation)) {
      client.next("session.created");

      client.send(BEGIN).send("{\"type\":\"test.break\"}");

      JsonObject error = JsonText.object(client.next("error")).getJsonObject("error");
      assertThat(error.getString("code")).isEqualTo("upstream_broken");
      assertThat(client.awaitClose().code()).isEqualTo(1011);
    }
    JsonObject entry = tenant.onlyEntry(conversation);
    assertThat(entry.getString("outcome")).isEqualTo("upstream_error");
    assertThat(entry.getString("source")).isEqualTo("none");
  }

  @Test
  void hangsUpOnTheProviderWhenTheClientLeavesAndRecordsWhatWasOpen() throws Exception {
    Tenant tenant = serving();
    String conversation = Tenant.conversation();
    RealtimeClient client = RealtimeClient.open(tenant, "X-Conversation-Id", conversation);
    client.send(BEGIN).next("response.output_text.delta");

    client.hangUp();

    await().until(() -> session.closed().isPresent());
    await().ignoreExceptions().until(() -> tenant.entries(conversation).size() == 1);
    assertThat(tenant.onlyEntry(conversation).getString("outcome")).isEqualTo("client_closed");
    assertThat(tenant.onlyReceived().state()).isNotEqualTo(HUNG_UP);
  }

  @Test
  void endsTheSocketOfAKeyThatIsWithdrawn() throws Exception {
    Tenant tenant = serving();
    try (RealtimeClient client = RealtimeClient.open(tenant)) {
      client.next("session.created");

      gateway.admin().deleteProvider(tenant.providerId());
      await()
          .until(
              () -> {
                try {
                  client.send("{\"type\":\"echo\"}");
                  return false;
                } catch (RuntimeException closed) {
                  return true;
                }
              });

      assertThat(client.awaitClose().code()).isEqualTo(1008);
    }
  }

  private Tenant serving() {
    Tenant tenant = gateway.tenant();
    gateway.upstream().serveRealtime(tenant.model(), session);
    return tenant;
  }
}
