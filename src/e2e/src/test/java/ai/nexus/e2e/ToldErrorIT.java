package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.e2e.support.Chat;
import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.Script;
import ai.nexus.testkit.provider.Scripts;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors that a provider tells under status 200, in a stream or as a body. */
@ExtendWith(GatewayExtension.class)
class ToldErrorIT {

  private static final String TOO_LONG =
      "{\"error\":{\"message\":\"too long\",\"type\":\"invalid_request_error\","
          + "\"param\":\"messages\",\"code\":\"context_length_exceeded\"}}";
  private static final String WORD =
      "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\","
          + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"one\"},\"finish_reason\":null}]}\n\n";

  private final Gateway gateway;
  private final String conversation = Tenant.conversation();

  ToldErrorIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void asTheFirstEventIsAnAnswerOfItsStatus() {
    Tenant tenant = stream("data: " + TOO_LONG + "\n\n");

    HttpResponse<String> answer = ask(tenant, tenant.streamQuestion("hi"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo(TOO_LONG);
    assertRecorded(tenant, "upstream_400");
  }

  @Test
  void inTheMiddleOfAStreamEndsItAsItCame() {
    Tenant tenant = stream(WORD + "data: " + TOO_LONG + "\n\n");

    HttpResponse<String> answer = ask(tenant, tenant.streamQuestion("hi"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Chat.data(answer.body())).hasSize(2).endsWith(TOO_LONG);
    assertRecorded(tenant, "upstream_400");
  }

  @ParameterizedTest
  @CsvSource({
    "429, 429",
    "\"rate_limit_exceeded\", 429",
    "401, 502",
    "\"server_error\", 500",
    "null, 502"
  })
  void asABodyIsAnAnswerOfItsStatus(String code, int status) {
    String body = "{\"error\":{\"message\":\"slow down\",\"code\":" + code + "}}";
    Tenant tenant = gateway.tenant().serve(fixed("application/json", body));

    HttpResponse<String> answer = ask(tenant, tenant.question("hi"));

    assertThat(answer.statusCode()).isEqualTo(status);
    JsonObject entry = tenant.onlyEntry(conversation);
    assertThat(entry.getString("outcome")).isEqualTo("upstream_error");
    assertThat(entry.getString("source")).isEqualTo("none");
    assertThat(entry.get("prompt_tokens")).isEqualTo(JsonValue.NULL);
  }

  @Test
  void aBodyThatIsNoJsonPassesAndIsRecordedAsAnError() {
    Tenant tenant = gateway.tenant().serve(fixed("application/json", "hello"));

    HttpResponse<String> answer = ask(tenant, tenant.question("hi"));

    assertThat(answer.body()).isEqualTo("hello");
    assertRecorded(tenant, "upstream_malformed");
  }

  @Test
  void aStreamIsKnownByItsMediaTypeInAnyCase() {
    String done = "data: [DONE]\n\n";
    Tenant tenant = gateway.tenant().serve(fixed("Text/Event-Stream;Charset=UTF-8", WORD + done));

    HttpResponse<String> answer = ask(tenant, tenant.streamQuestion("hi"));

    assertThat(answer.body()).isEqualTo(WORD + done);
    assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
  }

  private Tenant stream(String events) {
    return gateway.tenant().serve(fixed("text/event-stream", events));
  }

  private static Script fixed(String type, String body) {
    return Scripts.fixed(200, type, body.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  private HttpResponse<String> ask(Tenant tenant, String body) {
    return tenant.chat().complete(body, "X-Conversation-Id", conversation);
  }

  private void assertRecorded(Tenant tenant, String code) {
    assertThat(tenant.onlyEntry(conversation).getString("outcome")).isEqualTo("upstream_error");
    assertThat(tenant.onlyEntry(conversation).getString("error_code")).isEqualTo(code);
  }
}
