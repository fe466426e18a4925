package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.e2e.support.OpenAiJava;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.Pace;
import ai.nexus.testkit.provider.Scripts;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A model whose targets fail, seen by OpenAI's SDK, which tries once. */
@ExtendWith(GatewayExtension.class)
class FailoverIT {

  private static final ChatAnswer HELLO = ChatAnswer.of("hello");

  private final Gateway gateway;
  private final String spare = "spare-" + UUID.randomUUID().toString().substring(0, 13);

  FailoverIT(Gateway gateway) {
    this.gateway = gateway;
  }

  /** Another provider with the tenant's key. */
  private JsonObjectBuilder another(Tenant tenant, String dialect) {
    return Json.createObjectBuilder()
        .add("name", "Provider " + spare)
        .add("dialect", dialect)
        .add("server_url", gateway.upstream().baseUrl())
        .add("server_key", gateway.upstream().key())
        .add("personalized_key", tenant.key());
  }

  /** A second target of the tenant's model, asked after the first. */
  private void spareTarget(Tenant tenant, String dialect, ChatAnswer answer) {
    long provider = gateway.admin().createProvider(another(tenant, dialect));
    JsonObject model =
        Json.createObjectBuilder()
            .add("provider_id", provider)
            .add("model_name", tenant.model())
            .add("upstream_model", spare)
            .add("priority", 2)
            .build();
    assertThat(gateway.admin().call("POST", "/provider_models", model.toString()).statusCode())
        .isEqualTo(201);
    gateway.upstream().serve(spare, answer);
    tenant.awaitTargets(2);
  }

  private static String ask(OpenAiJava sdk) {
    ChatCompletion answer =
        sdk.client().chat().completions().create(sdk.params().addUserMessage("hi").build());
    return answer.choices().get(0).message().content().orElseThrow();
  }

  private static String askForAStream(OpenAiJava sdk) {
    try (StreamResponse<ChatCompletionChunk> stream =
        sdk.client()
            .chat()
            .completions()
            .createStreaming(sdk.params().addUserMessage("hi").build())) {
      return stream.stream()
          .flatMap(chunk -> chunk.choices().stream())
          .flatMap(choice -> choice.delta().content().stream())
          .collect(Collectors.joining());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void aTargetOfAnyDialectTakesThePlaceOfOneThatFails(String dialect) {
    Tenant tenant = gateway.tenant().serve(Scripts.error(500, "broken"));
    spareTarget(tenant, dialect, HELLO);
    OpenAiJava sdk = OpenAiJava.of(gateway, tenant);

    assertThat(ask(sdk)).isEqualTo("hello");

    JsonObject entry = tenant.onlyEntry(sdk.conversation());
    assertThat(entry.getString("outcome")).isEqualTo("completed");
    assertThat(entry.getString("provider_name")).isEqualTo("Provider " + spare);
    assertThat(entry.getInt("attempts")).isEqualTo(2);
    JsonObject given = entry.getJsonArray("earlier_attempts").getJsonObject(0);
    assertThat(given.getInt("provider_id")).isEqualTo((int) tenant.providerId());
    assertThat(given.getInt("http_status")).isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void aStreamBeginsAtTheTargetThatIsWell(String dialect) {
    Tenant tenant = gateway.tenant().serve(Scripts.closing());
    spareTarget(tenant, dialect, HELLO);

    assertThat(askForAStream(OpenAiJava.of(gateway, tenant))).isEqualTo("hello");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/chat/completions, openai, false",
    "/v1/chat/completions, openai, true",
    "/v1/chat/completions, gemini, true",
    "/v1/messages, anthropic, false",
    "/v1/messages, openai, true"
  })
  void anAnswerTellsWhoGaveItAndHowManyWereAsked(String path, String dialect, boolean stream) {
    Tenant tenant = gateway.tenant().serve(Scripts.error(500, "broken"));
    spareTarget(tenant, dialect, HELLO);
    String body =
        "{\"model\":\"%s\",\"max_tokens\":50,\"stream\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}"
            .formatted(tenant.model(), stream);

    HttpResponse<String> answer =
        tenant
            .chat()
            .send(
                "POST",
                path,
                BodyPublishers.ofString(body),
                "Content-Type",
                "application/json",
                "anthropic-version",
                "2023-06-01");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertServed(answer, "Provider " + spare, spare, 2);
  }

  @Test
  void aRefusalTellsWhoRefusedLastAndNothingOfARequestThatWentNowhere() {
    Tenant tenant = gateway.tenant().serve(Scripts.error(401, "a wrong key"));
    spareTarget(tenant, "openai", HELLO);
    gateway.upstream().serve(spare, Scripts.error(404, "not here"));

    HttpResponse<String> told = tenant.chat().complete(tenant.question("hi"));
    gateway.upstream().serve(spare, Scripts.error(401, "a wrong key"));
    HttpResponse<String> worded = tenant.chat().complete(tenant.question("hi"));
    HttpResponse<String> unknown =
        tenant.chat().complete(tenant.question("hi").replace(tenant.model(), "none"));

    assertThat(told.statusCode()).isEqualTo(404);
    assertServed(told, "Provider " + spare, spare, 2);
    assertThat(worded.statusCode()).isEqualTo(502);
    assertThat(worded.headers().firstValue("x-nexus-attempts")).hasValue("2");
    assertThat(worded.headers().firstValue("x-nexus-provider")).isPresent();
    assertThat(unknown.headers().map())
        .doesNotContainKeys("x-nexus-provider", "x-nexus-model", "x-nexus-attempts");
  }

  private static void assertServed(
      HttpResponse<String> answer, String provider, String model, int attempts) {
    assertThat(answer.headers().allValues("x-nexus-provider")).containsExactly(provider);
    assertThat(answer.headers().allValues("x-nexus-model")).containsExactly(model);
    assertThat(answer.headers().allValues("x-nexus-attempts"))
        .containsExactly(Integer.toString(attempts));
  }

  @Test
  void theNextKeyTakesThePlaceOfOneThatIsRefused() {
    Tenant tenant = gateway.tenant();
    long provider =
        gateway
            .admin()
            .createProvider(
                another(tenant, "openai")
                    .add("server_key", "sk-refused-by-the-provider")
                    .add(
                        "more_server_keys",
                        Json.createArrayBuilder().add(gateway.upstream().key())));
    gateway.admin().createModel(provider, spare);
    gateway.upstream().serve(spare, HELLO);
    Tenant ofKeys = new Tenant(gateway, provider, tenant.key(), spare);
    OpenAiJava sdk = OpenAiJava.of(gateway, ofKeys);

    for (int call = 0; call < 10; call++) {
      assertThat(ask(sdk)).isEqualTo("hello");
    }

    // The refused key is asked once at most, and comes last from then on.
    assertThat(ofKeys.entries(sdk.conversation()))
        .hasSize(10)
        .filteredOn(entry -> entry.getInt("attempts") > 1)
        .hasSizeLessThan(2);
  }

  @Test
  void anotherModelAnswersWhereTheModelsTargetsAreDead() {
    Tenant tenant = gateway.tenant().serve(Scripts.error(503, "down"));
    long provider = gateway.admin().createProvider(another(tenant, "openai"));
    gateway.admin().createModel(provider, spare);
    gateway.upstream().serve(spare, HELLO);
    String route = "{\"fallbacks\": [\"" + spare + "\"]}";
    assertThat(gateway.admin().call("PUT", "/routes/" + tenant.model(), route).statusCode())
        .isEqualTo(201);
    tenant.awaitTargets(2);

    HttpResponse<String> answer = tenant.chat().complete(tenant.question("hi"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(JsonText.object(answer.body()).getString("model")).isEqualTo(spare);
  }

  @Test
  void aShortRateLimitIsWaitedForAndALongOneIsTold() {
    Tenant tenant =
        gateway
            .tenant()
            .serve(
                Scripts.firstThen(
                    Scripts.error(429, "slow down", Map.of("Retry-After", "1")), HELLO));
    assertThat(ask(OpenAiJava.of(gateway, tenant))).isEqualTo("hello");

    tenant.serve(Scripts.error(429, "slow down", Map.of("Retry-After", "30")));
    HttpResponse<String> told = tenant.chat().complete(tenant.question("hi"));
    int askedBefore = tenant.received().size();
    HttpResponse<String> leftAlone = tenant.chat().complete(tenant.question("hi"));

    assertThat(told.statusCode()).isEqualTo(429);
    assertThat(told.headers().firstValue("Retry-After")).hasValue("30");
    assertThat(leftAlone.statusCode()).isEqualTo(429);
    assertThat(leftAlone.headers().firstValue("x-should-retry")).hasValue("true");
    assertThat(Integer.parseInt(leftAlone.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(25, 30);
    assertThat(tenant.received()).hasSize(askedBefore);
  }

  @Test
  void oneRequestTooManyIsRefusedAtOnceAndOneThatMayWaitIsAnswered() throws Exception {
    Tenant tenant = gateway.tenant();
    long provider =
        gateway
            .admin()
            .createProvider(
                another(tenant, "openai").add("max_concurrent", 1).add("max_queued", 1));
    gateway.admin().createModel(provider, spare);
    gateway.upstream().serve(spare, HELLO.at(Pace.thinkingFor(Duration.ofSeconds(2))));
    Tenant narrow = new Tenant(gateway, provider, tenant.key(), spare);
    CompletableFuture<HttpResponse<String>> seated = askApart(narrow);
    await().until(() -> narrow.received().size() == 1);
    CompletableFuture<HttpResponse<String>> one = askApart(narrow);
    CompletableFuture<HttpResponse<String>> other = askApart(narrow);

    Object refused = CompletableFuture.anyOf(one, other).get();

    assertThat(((HttpResponse<?>) refused).statusCode()).isEqualTo(503);
    assertThat(seated).isNotDone();
    assertThat(((HttpResponse<?>) refused).headers().firstValue("Retry-After")).isPresent();
    assertThat(seated.get().statusCode()).isEqualTo(200);
    assertThat(one.get().statusCode() + other.get().statusCode()).isEqualTo(703);
    assertThat(narrow.received()).hasSize(2);
  }

  private static CompletableFuture<HttpResponse<String>> askApart(Tenant tenant) {
    return CompletableFuture.supplyAsync(() -> tenant.chat().complete(tenant.question("hi")));
  }
}
