package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.e2e.support.Chat;
import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.RecordedRequest;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The README's curl lines, one after the other, as a newcomer sends them. */
@ExtendWith(GatewayExtension.class)
class QuickStartIT {

  private final Gateway gateway;
  private final String key = "your-custom-key-" + UUID.randomUUID();

  QuickStartIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void fourLinesFromNothingToAnAnswer() {
    gateway.upstream().serve("gpt-4", ChatAnswer.of("你好！有什么可以帮你？"));

    HttpResponse<String> provider = createProvider();
    assertThat(provider.statusCode()).isEqualTo(201);
    JsonObject created = JsonText.object(provider.body());
    long id = created.getJsonNumber("id").longValueExact();
    assertThat(provider.headers().firstValue("Location"))
        .hasValueSatisfying(l -> assertThat(l).endsWith("/providers/" + id));
    assertThat(created.getString("description")).isEqualTo("OpenAI API 服务");
    assertThat(provider.body()).doesNotContain(key, gateway.upstream().key());

    HttpResponse<String> model =
        gateway
            .admin()
            .call(
                "POST",
                "/provider_models",
                "{\"provider_id\": %d, \"model_name\": \"gpt-4\", \"description\": \"OpenAI GPT-4 模型\"}"
                    .formatted(id));
    assertThat(model.statusCode()).isEqualTo(201);

    Chat chat = new Chat(gateway.api(), key);
    HttpResponse<String> answer =
        chat.complete(
            "{\"model\": \"gpt-4\", \"messages\": [{\"role\": \"user\", \"content\": \"你好\"}],"
                + " \"temperature\": 0.7, \"max_tokens\": 500}");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("你好！有什么可以帮你？", "\"total_tokens\"");

    assertOnlyModelIsListed(chat);
  }

  @Test
  void theUpstreamSeesItsOwnKeyAndNotTheClients() {
    gateway.upstream().serve("gpt-4", ChatAnswer.of("hello"));
    long id = JsonText.object(createProvider().body()).getJsonNumber("id").longValueExact();
    gateway.admin().createModel(id, "gpt-4");

    String marker = UUID.randomUUID().toString();
    new Chat(gateway.api(), key)
        .complete(
            "{\"model\":\"gpt-4\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
                .formatted(marker));

    RecordedRequest received =
        gateway.upstream().requestsFor("gpt-4").stream()
            .filter(request -> request.bodyText().contains(marker))
            .findFirst()
            .orElseThrow();
    assertThat(received.header("authorization")).contains("Bearer " + gateway.upstream().key());
  }

  private HttpResponse<String> createProvider() {
    return gateway
        .admin()
        .call(
            "POST",
            "/providers",
            """
            {"name": "OpenAI %s", "server_url": "%s", "server_key": "%s", \
            "personalized_key": "%s", "description": "OpenAI API 服务"}"""
                .formatted(
                    UUID.randomUUID(),
                    gateway.upstream().baseUrl(),
                    gateway.upstream().key(),
                    key));
  }

  /** Member by member in the documented order; only the times differ. */
  private void assertOnlyModelIsListed(Chat chat) {
    String listed = chat.get("/v1/models").body().replaceAll("\\d{10}", "0");
    JsonObject model = JsonText.object(listed).getJsonArray("data").getJsonObject(0);

    assertThat(listed)
        .isEqualTo(
            """
            {"object":"list","data":[{"id":"gpt-4","object":"model","created":0,\
            "owned_by":"%s","permission":[{"id":"modelperm-1","object":"model_permission",\
            "created":0,"allow_create_engine":false,"allow_sampling":true,"allow_logprobs":true,\
            "allow_search_indices":false,"allow_view":true,"allow_fine_tuning":false,\
            "organization":"*","group":null,"is_blocking":false}],"root":"gpt-4","parent":null}]}"""
                .formatted(model.getString("owned_by")));
    assertThat(model.getString("owned_by")).startsWith("OpenAI ");
  }
}
