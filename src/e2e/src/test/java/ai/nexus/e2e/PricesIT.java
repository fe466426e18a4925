package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a price in the catalogue to the cost of an answer and of all answers. */
@ExtendWith(GatewayExtension.class)
class PricesIT {

  private final Gateway gateway;
  private final Tenant tenant;
  private final String conversation = Tenant.conversation();

  PricesIT(Gateway gateway) {
    this.gateway = gateway;
    this.tenant = gateway.tenant().serve(ChatAnswer.of("one two three"));
  }

  @Test
  void anAnswerHasTheCostOfItsTokens() {
    create("{\"input_tokens\": \"2.5\", \"output_tokens\": 10}");

    ask();

    JsonObject entry = tenant.onlyEntry(conversation);
    assertThat(entry.getInt("prompt_tokens")).isEqualTo(1);
    assertThat(entry.getInt("completion_tokens")).isEqualTo(3);
    assertThat(entry.getString("cost")).isEqualTo("0.000032500000");
    assertThat(entry.getString("currency")).isEqualTo("USD");
    assertThat(sums().getJsonObject("cost").getString("USD")).isEqualTo("0.000032500000");
    assertThat(sums().getInt("unpriced_requests")).isZero();
  }

  @Test
  void anAnswerWithoutAPriceGetsItsCostLater() {
    ask();
    assertThat(tenant.onlyEntry(conversation).get("cost")).isEqualTo(JsonValue.NULL);
    assertThat(sums().getInt("unpriced_requests")).isEqualTo(1);
    create("{\"input_tokens\": 1, \"output_tokens\": 2}");

    JsonObject result = reprice();

    assertThat(result.getInt("changed")).isEqualTo(1);
    assertThat(result.getJsonObject("cost_after").getString("USD")).isEqualTo("0.000007000000");
    assertThat(tenant.onlyEntry(conversation).getString("cost")).isEqualTo("0.000007000000");
    assertThat(sums().getJsonObject("cost").getString("USD")).isEqualTo("0.000007000000");
    assertThat(sums().getInt("unpriced_requests")).isZero();
    assertThat(reprice().getInt("changed")).isZero();
  }

  @Test
  void theWellKnownModelsHavePrices() {
    JsonObject price = gateway.admin().list("/prices?model=gpt-4o&limit=1").getJsonObject(0);

    assertThat(price.getBoolean("shipped")).isTrue();
    assertThat(price.getString("server_host")).isEqualTo("api.openai.com");
    assertThat(price.getJsonObject("per_million").getString("output_tokens")).isEqualTo("10");
    assertThat(price.getString("source")).contains("openai.com");
  }

  @Test
  void aPriceIsChangedAndRemoved() {
    long id = create("{\"input_tokens\": 1, \"output_tokens\": 2}");
    String changed = body("{\"input_tokens\": 3, \"output_tokens\": 4}");

    HttpResponse<String> put = call("PUT", "/prices/" + id, changed);
    HttpResponse<String> again = call("POST", "/prices", changed);
    HttpResponse<String> delete = call("DELETE", "/prices/" + id, "");

    assertThat(put.statusCode()).isEqualTo(200);
    assertThat(JsonText.object(put.body()).getJsonObject("per_million").getString("input_tokens"))
        .isEqualTo("3");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(delete.statusCode()).isEqualTo(204);
    assertThat(call("GET", "/prices/" + id, "").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsWrongWithAPriceIsNamed() {
    HttpResponse<String> answer =
        call(
            "POST",
            "/prices",
            """
            {"currency": "EURO", "valid_from": "soon", "above_input_tokens": -1,
             "per_million": {"input_tokens": "1.0000001", "tokens": 1}}
            """);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(JsonText.object(answer.body()).getJsonArray("errors").getValuesAs(JsonObject.class))
        .extracting(error -> error.getString("field"))
        .containsExactlyInAnyOrder(
            "model",
            "currency",
            "valid_from",
            "above_input_tokens",
            "per_million.input_tokens",
            "per_million.tokens");
  }

  private void ask() {
    tenant.chat().complete(tenant.question("hi"), "X-Conversation-Id", conversation);
  }

  private JsonObject sums() {
    return gateway
        .admin()
        .object("/stats?model=" + tenant.model())
        .getJsonArray("rows")
        .getJsonObject(0);
  }

  private JsonObject reprice() {
    String body = "{\"provider\": \"%d\"}".formatted(tenant.providerId());
    return JsonText.object(call("POST", "/prices/reprice", body).body());
  }

  private long create(String perMillion) {
    HttpResponse<String> created = call("POST", "/prices", body(perMillion));
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    return JsonText.object(created.body()).getInt("id");
  }

  private String body(String perMillion) {
    return """
        {"provider_id": %d, "model": "%s", "valid_from": "2026-01-01", "per_million": %s}
        """
        .formatted(tenant.providerId(), tenant.model(), perMillion);
  }

  private HttpResponse<String> call(String method, String path, String body) {
    return gateway.admin().call(method, path, body);
  }
}
