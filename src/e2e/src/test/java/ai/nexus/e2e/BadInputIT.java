package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ai.nexus.e2e.support.Chat;
import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input of every kind: a clear error each, and the server goes on. */
@ExtendWith(GatewayExtension.class)
class BadInputIT {

  private final Gateway gateway;
  private final Tenant tenant;

  BadInputIT(Gateway gateway) {
    this.gateway = gateway;
    this.tenant = gateway.tenant().serve(ChatAnswer.of("still here"));
  }

  @AfterEach
  void theServerGoesOn() {
    HttpResponse<String> answer = tenant.chat().complete(tenant.question("are you there?"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("still here");
  }

  @Test
  void noKey() {
    assertRefused(new Chat(gateway.api(), "").complete(tenant.question("hi")), 401);
    assertRefused(new Chat(gateway.api(), "").get("/v1/models"), 401);
  }

  @Test
  void wrongKey() {
    HttpResponse<String> answer =
        new Chat(gateway.api(), "client-wrong-secret").complete(tenant.question("hi"));

    assertRefused(answer, 401);
    assertThat(JsonText.error(answer.body()).getString("code")).isEqualTo("invalid_api_key");
    assertThat(answer.body()).doesNotContain("client-wrong-secret");
  }

  @Test
  void unknownModel() {
    assertRefused(tenant.chat().complete(tenant.question("hi").replace(tenant.model(), "x")), 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"text\"",
        "{",
        "{\"model\":",
        "{\"model\":\"m\"",
        "{\"model\":\"m\"}}",
        "{\"model\":\"m\",}",
        "{\"messages\":[]}",
        "{\"model\":7,\"messages\":[]}",
        "{\"model\":\"\",\"messages\":[]}"
      })
  void brokenBodies(String body) {
    assertRefused(tenant.chat().complete(body), 400);
  }

  @Test
  void nestingWithoutEnd() {
    String deep = "{\"model\":\"%s\",\"x\":%s".formatted(tenant.model(), "[".repeat(1_000_000));

    assertRefused(tenant.chat().complete(deep), 400);
  }

  @Test
  void bytesThatAreNotText() {
    byte[] body = tenant.question("ab").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < body.length; i++) {
      if (body[i] == 'a' && body[i + 1] == 'b') {
        body[i] = (byte) 0xFF;
      }
    }

    assertThat(tenant.chat().completeBytes(body).statusCode()).isBetween(200, 499);
  }

  @Test
  void aBodyOf30Megabytes() {
    HttpResponse<String> answer = tenant.chat().complete(tenant.question("x".repeat(30_000_000)));

    assertRefused(answer, 413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "json",
        ";",
        "application/json,application/json"
      })
  void wrongContentType(String type) {
    assertRefused(ask(type), 415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json; charset", "application/json;", "Application/JSON;charset=x"})
  void carelessContentType(String type) {
    assertThat(ask(type).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> ask(String contentType) {
    return tenant
        .chat()
        .send(
            "POST",
            Chat.COMPLETIONS,
            BodyPublishers.ofString(tenant.question("hi")),
            "Content-Type",
            contentType);
  }

  @Test
  void wrongMethod() {
    assertRefused(tenant.chat().get(Chat.COMPLETIONS), 405);
    assertRefused(tenant.chat().send("DELETE", "/v1/models", BodyPublishers.noBody()), 405);
  }

  @Test
  void unknownPath() {
    assertRefused(tenant.chat().get("/v1/nothing"), 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../../evil", "a\\b", "..", "two words"})
  void aBadConversationId(String id) {
    HttpResponse<String> inHeader =
        tenant.chat().complete(tenant.question("hi"), "X-Conversation-Id", id);
    HttpResponse<String> inBody =
        tenant
            .chat()
            .complete(
                "{\"metadata\":{\"conversation_id\":\"%s\"},".formatted(id.replace("\\", "\\\\"))
                    + tenant.question("hi").substring(1));

    assertRefused(inHeader, 400);
    assertThat(JsonText.error(inHeader.body()).getString("param")).isEqualTo("X-Conversation-Id");
    assertRefused(inBody, 400);
    assertThat(JsonText.error(inBody.body()).getString("message")).contains("begin with a dot");
  }

  @Test
  void aBodyThatNeverEnds() throws IOException {
    gateway.ownServer();
    try (var socket = new Socket(gateway.api().getHost(), gateway.api().getPort())) {
      socket.setSoTimeout(20_000);
      String head =
          "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
              + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
      socket
          .getOutputStream()
          .write(head.formatted(tenant.key()).getBytes(StandardCharsets.US_ASCII));

      byte[] status = socket.getInputStream().readNBytes(12);

      assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 408");
    }
  }

  static Stream<Arguments> badAdminRequests() {
    return Stream.of(
        arguments("GET", "/providers/-1", "", 404),
        arguments("GET", "/providers/0", "", 404),
        arguments("GET", "/providers/abc", "", 404),
        arguments("GET", "/providers/99999999999999999999", "", 404),
        arguments("DELETE", "/providers/-1", "", 404),
        arguments("GET", "/provider_models/-5", "", 404),
        arguments("GET", "/providers/-1/models", "", 404),
        arguments("PATCH", "/providers", "{}", 405),
        arguments("POST", "/providers", "{\"name\":", 400),
        arguments("POST", "/providers", "[]", 400),
        arguments("POST", "/provider_models", "{\"provider_id\":-1,\"model_name\":\"m\"}", 400),
        arguments("GET", "/nothing", "", 404));
  }

  @ParameterizedTest
  @MethodSource("badAdminRequests")
  void badAdminRequestsGetAProblem(String method, String path, String body, int status) {
    HttpResponse<String> answer = gateway.admin().call(method, path, body);

    // 400 and 404 are both clear about an id that cannot exist
    assertThat(answer.statusCode()).isIn(status, 400, 404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(JsonText.object(answer.body()).getInt("status")).isEqualTo(answer.statusCode());
  }

  @Test
  void aBadProviderNamesEveryWrongField() {
    HttpResponse<String> answer =
        gateway
            .admin()
            .call(
                "POST",
                "/providers",
                "{\"name\":7,\"server_url\":\"ftp://x\",\"enabled\":\"yes\",\"colour\":\"red\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(
            JsonText.object(answer.body())
                .getJsonArray("errors")
                .getValuesAs((JsonObject error) -> error.getString("field")))
        .containsExactlyInAnyOrder("name", "server_url", "enabled", "colour", "personalized_key");
  }

  @Test
  void aDuplicateNameIsAConflict() {
    JsonObject taken = gateway.admin().object("/providers/" + tenant.providerId());

    HttpResponse<String> answer =
        gateway
            .admin()
            .call(
                "POST",
                "/providers",
                "{\"name\":\"%s\",\"server_url\":\"http://127.0.0.1:1\",\"personalized_key\":\"k\"}"
                    .formatted(taken.getString("name")));

    assertThat(answer.statusCode()).isEqualTo(409);
  }

  private static void assertRefused(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(JsonText.error(answer.body())).containsKeys("message", "type", "param", "code");
    assertThat(JsonText.error(answer.body()).getString("message")).isNotBlank();
    assertThat(answer.headers().firstValue("x-request-id")).isPresent();
  }
}
