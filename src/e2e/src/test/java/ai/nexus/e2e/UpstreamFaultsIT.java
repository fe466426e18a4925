package ai.nexus.e2e;

import static ai.nexus.testkit.provider.RecordedRequest.State.HUNG_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.e2e.support.Chat;
import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.Cut;
import ai.nexus.testkit.provider.Framing;
import ai.nexus.testkit.provider.Pace;
import ai.nexus.testkit.provider.RecordedRequest;
import ai.nexus.testkit.provider.Script;
import ai.nexus.testkit.provider.Scripts;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a client sees when the provider misbehaves, and what the provider sees when the client does.
 */
@ExtendWith(GatewayExtension.class)
class UpstreamFaultsIT {

  private static final ChatAnswer HELLO = ChatAnswer.of("one two three four five");
  private static final ChatAnswer SLOW = HELLO.at(Pace.everyEvent(Duration.ofMillis(900)));

  private static final int BIG = 60_000;

  private final Gateway gateway;

  UpstreamFaultsIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 409, 422, 429, 500, 503, 529})
  void anUpstreamsErrorPassesAsItCame(int status) {
    Tenant tenant =
        gateway.tenant().serve(Scripts.error(status, "as it came", Map.of("Retry-After", "7")));

    HttpResponse<String> answer = tenant.chat().complete(tenant.streamQuestion("hi"));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body())
        .isEqualTo(
            "{\"error\":{\"message\":\"as it came\",\"type\":\"scripted_error\","
                + "\"param\":\"scripted\",\"code\":\"scripted\"}}");
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
    assertThat(tenant.received()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aRefusalOfTheGatewaysKeyIsNotTheClients(int status) {
    Tenant tenant = gateway.tenant().serve(Scripts.error(status, "bad key sk-upstream-leak"));

    HttpResponse<String> answer = tenant.chat().complete(tenant.question("hi"));

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(JsonText.error(answer.body()).getString("code"))
        .isEqualTo("upstream_credentials_refused");
    assertThat(answer.body()).doesNotContain("sk-upstream");
  }

  @Test
  void aProviderThatIsNotThereIsA502() {
    String key = "client-" + Tenant.conversation();
    long provider =
        gateway.admin().createProvider("Gone " + key, "http://127.0.0.1:1/v1", "sk-none", key);
    gateway.admin().createModel(provider, "gone");

    HttpResponse<String> answer =
        new Chat(gateway.api(), key)
            .complete("{\"model\":\"gone\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(JsonText.error(answer.body()).getString("code")).isEqualTo("upstream_unreachable");
  }

  @Test
  void aProviderThatNeverAnswersIsA504AndRecordedAsTimeout() {
    gateway.ownServer();
    Tenant tenant = gateway.tenant().serve(Scripts.neverAnswering());

    String conversation = Tenant.conversation();
    HttpResponse<String> answer =
        tenant.chat().complete(tenant.question("hi"), "X-Conversation-Id", conversation);

    assertThat(answer.statusCode()).isEqualTo(504);
    assertThat(JsonText.error(answer.body()).getString("code")).isEqualTo("upstream_timeout");
    assertThat(tenant.onlyEntry(conversation).getString("outcome")).isEqualTo("timeout");
    await().until(() -> tenant.onlyReceived().state() == HUNG_UP);
  }

  @ParameterizedTest
  @EnumSource(Cut.Manner.class)
  void aStreamThatBreaksOffEndsWithAnErrorAndNoDone(Cut.Manner manner) {
    Tenant tenant = gateway.tenant().serve(HELLO.cut(Cut.midEvent(3).by(manner)));

    HttpResponse<String> answer = tenant.chat().complete(tenant.streamQuestion("hi"));

    String[] events = Chat.data(answer.body());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(String.join("", events)).contains("one ", "two ").doesNotContain("three", "[DONE]");
    assertThat(JsonText.error(events[events.length - 1]).getString("code"))
        .isEqualTo("upstream_broken");
  }

  @Test
  void aStreamThatEndsBeforeItsFirstEventIsA502() {
    Tenant tenant = gateway.tenant().serve(HELLO.cut(Cut.afterEvents(0)));

    HttpResponse<String> answer = tenant.chat().complete(tenant.streamQuestion("hi"));

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(JsonText.error(answer.body()).getString("code")).isEqualTo("upstream_broken");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"data: {\"choices\":[}\n\n", "data: not json\n\n", "<html>Bad gateway</html>\n\n"})
  void malformedEventsNeverReachTheClient(String garbage) {
    Tenant tenant = gateway.tenant().serve(Scripts.malformedStream(garbage));

    HttpResponse<String> answer = tenant.chat().complete(tenant.streamQuestion("hi"));

    String[] events = Chat.data(answer.body());
    assertThat(answer.body()).doesNotContain("[}", "not json", "<html>");
    assertThat(JsonText.error(events[events.length - 1]).getString("code"))
        .isEqualTo("upstream_broken");
  }

  @Test
  void aJsonAnswerThatBreaksOffIsA502() {
    Tenant tenant = gateway.tenant().serve(HELLO.cut(Cut.afterBytes(60)));

    HttpResponse<String> answer = tenant.chat().complete(tenant.question("hi"));

    assertThat(answer.statusCode()).isEqualTo(502);
  }

  @Test
  void aPooledConnectionThatTurnsOutDeadIsReplacedOnce() {
    Tenant tenant = gateway.tenant();
    tenant.serve(Scripts.droppingOneReused(gateway.upstream(), HELLO));
    String conversation = Tenant.conversation();

    for (int i = 0; i < 6; i++) {
      assertThat(
              tenant
                  .chat()
                  .complete(tenant.question("hi"), "X-Conversation-Id", conversation)
                  .statusCode())
          .isEqualTo(200);
    }

    assertThat(tenant.received()).hasSize(7);
    JsonObject retried =
        tenant.entries(conversation).stream()
            .filter(entry -> entry.getInt("attempts") == 2)
            .findFirst()
            .orElseThrow();
    JsonObject given = retried.getJsonArray("earlier_attempts").getJsonObject(0);
    assertThat(given.getString("outcome")).isEqualTo("upstream_error");
    assertThat(given.getString("error_code")).isEqualTo("upstream_broken");
    assertThat(given.getString("provider_name")).isEqualTo(retried.getString("provider_name"));
    assertThat(retried.getString("outcome")).isEqualTo("completed");
  }

  @Test
  void aConnectionClosedBehindTheGatewaysBackDoesNoHarm() {
    Tenant tenant = gateway.tenant().serve(Scripts.closingAfter(HELLO));

    for (int i = 0; i < 20; i++) {
      assertThat(tenant.chat().complete(tenant.question("hi")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aProviderThatAlwaysHangsUpIsAskedOnceMoreThanTheAttemptsAtMost() {
    Tenant tenant = gateway.tenant().serve(Scripts.closing());

    HttpResponse<String> answer = tenant.chat().complete(tenant.question("hi"));

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(tenant.received()).hasSizeBetween(3, 4); // a dead pooled connection is no attempt
  }

  @Test
  void theProviderIsHungUpOnWhenTheClientLeaves() throws IOException {
    Script slow = HELLO.at(Pace.everyEvent(Duration.ofSeconds(2)));
    Tenant tenant = gateway.tenant().serve(slow);

    try (InputStream answer = tenant.chat().open(tenant.streamQuestion("hi")).body()) {
      assertThat(answer.read()).isEqualTo('d');
    }

    await().atMost(Duration.ofSeconds(5)).until(() -> tenant.onlyReceived().state() == HUNG_UP);
  }

  @Test
  void silenceInAStreamIsFilledWithComments() {
    gateway.ownServer();
    Tenant tenant = gateway.tenant().serve(SLOW);

    HttpResponse<String> answer = tenant.chat().complete(tenant.streamQuestion("hi"));

    assertThat(answer.body().lines().filter(line -> line.startsWith(":")).count())
        .isGreaterThanOrEqualTo(5);
    assertThat(Chat.data(answer.body())).endsWith("[DONE]").hasSize(8);
  }

  @Test
  void aSlowReaderHoldsTheProviderBack() throws IOException {
    int events = 1_000;
    Tenant tenant = gateway.tenant().serve(bigEvents(events));

    try (InputStream answer = tenant.chat().open(tenant.streamQuestion("hi")).body()) {
      assertThat(answer.read()).isEqualTo('d');
      RecordedRequest received = tenant.onlyReceived();
      long held = settled(received);

      assertThat(held).as("what fits into sockets").isLessThan((long) events * BIG / 2);
      String rest = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
      // the first line has lost the letter that was read
      assertThat(Chat.data(rest).length).isEqualTo(events + 1);
    }
  }

  /** Waits until the provider gets nothing more out, and tells how much it had got out. */
  private static long settled(RecordedRequest request) {
    var last = new AtomicLong(-1);
    await()
        .pollInterval(Duration.ofMillis(500))
        .atMost(Duration.ofSeconds(20))
        .until(() -> last.getAndSet(request.bytesSent()) == request.bytesSent());
    return last.get();
  }

  private static Script bigEvents(int events) {
    String content = "0123456789".repeat(BIG / 10);
    String event =
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"}}]}\n\n".formatted(content);
    String last = "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    return (request, output) -> {
      output.head(200, Map.of("Content-Type", "text/event-stream"), Framing.CHUNKED, 0);
      for (int i = 0; i < events; i++) {
        output.send(event);
      }
      output.send(last + "data: [DONE]\n\n");
      output.end();
    };
  }
}
