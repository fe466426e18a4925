package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.e2e.support.Chat;
import ai.nexus.e2e.support.Figures;
import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.e2e.support.OpenAiJava;
import ai.nexus.e2e.support.Servers;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.Cut;
import ai.nexus.testkit.provider.FakeProvider;
import ai.nexus.testkit.provider.Scripts;
import ai.nexus.testkit.server.NexusServer;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that are given again, from outside: a gateway whose cache is on. */
class CacheIT {

  private static final String PART = "x-nexus-cache";
  private static final ChatAnswer HELLO = ChatAnswer.of("one two three");

  private static FakeProvider upstream;
  private static NexusServer server;
  private static Gateway gateway;

  private final String conversation = Tenant.conversation();

  @BeforeAll
  static void start() {
    upstream = FakeProvider.start();
    server =
        NexusServer.start(
            Servers.plan("cache")
                .with("NEXUS_CACHE_ENABLED", "true")
                .with("NEXUS_CACHE_MAX_ANSWER", "2MiB"));
    gateway = Gateway.on(server, upstream);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void anEqualRequestIsAnsweredWithoutTheProvider() {
    Tenant tenant = gateway.tenant().serve(HELLO);

    HttpResponse<String> first = tenant.chat().complete(tenant.question("hi"));
    HttpResponse<String> again =
        tenant
            .chat()
            .complete(
                "{ \"messages\": [{\"content\": \"\\u0068i\", \"role\":\"user\"}],\n \"user\": \"x\","
                    + "\"model\": \""
                    + tenant.model()
                    + "\"}");

    assertThat(List.of(part(first), part(again))).containsExactly("miss", "hit");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(header(first, "age")).isEmpty();
    assertThat(Integer.parseInt(header(again, "age"))).isBetween(0, 60);
    assertThat(header(again, "content-type")).isEqualTo(header(first, "content-type"));
    assertThat(header(again, "x-nexus-provider"))
        .isNotEmpty()
        .isEqualTo(header(first, "x-nexus-provider"));
    assertThat(header(again, "x-nexus-model")).isEqualTo(tenant.model());
    assertThat(header(first, "x-nexus-attempts")).isEqualTo("1");
    assertThat(header(again, "x-nexus-attempts")).isEqualTo("0");
    assertThat(header(again, "x-request-id"))
        .isNotEmpty()
        .isNotEqualTo(header(first, "x-request-id"));
    assertThat(tenant.received()).hasSize(1);
    assertThat(part(tenant.chat().complete(tenant.question("ho")))).isEqualTo("miss");
  }

  @Test
  void aStreamIsGivenAgainByteForByte() {
    Tenant tenant = gateway.tenant().serve(HELLO);

    HttpResponse<String> first = tenant.chat().complete(tenant.streamQuestion("hi"));
    HttpResponse<String> again = tenant.chat().complete(tenant.streamQuestion("hi"));

    assertThat(again.body()).isEqualTo(first.body()).endsWith("data: [DONE]\n\n");
    assertThat(part(again)).isEqualTo("hit");
    assertThat(header(again, "content-type")).isEqualTo("text/event-stream; charset=utf-8");
    assertThat(part(tenant.chat().complete(tenant.question("hi")))).isEqualTo("miss");
  }

  @Test
  void aLongAnswerIsGivenAgainWhole() {
    String text = "word ".repeat(250_000);
    Tenant tenant = gateway.tenant().serve(ChatAnswer.of(text));

    HttpResponse<String> first = tenant.chat().complete(tenant.question("hi"));
    HttpResponse<String> again = tenant.chat().complete(tenant.question("hi"));

    assertThat(part(again)).isEqualTo("hit");
    assertThat(again.body()).isEqualTo(first.body()).contains(text.trim());
  }

  @ParameterizedTest
  @CsvSource({"anthropic, false", "anthropic, true", "gemini, true", "openai, true"})
  void otherDialectsAreServedAlike(String dialect, boolean stream) {
    Tenant tenant = gateway.tenant(dialect).serve(HELLO);
    String body = message(tenant, stream);

    HttpResponse<String> first = messages(tenant, body);
    HttpResponse<String> again = messages(tenant, body);

    assertThat(List.of(part(first), part(again))).containsExactly("miss", "hit");
    assertThat(again.body()).isEqualTo(first.body()).contains("three");
    assertThat(header(again, "request-id")).isEqualTo(header(again, "x-request-id"));
  }

  @Test
  void openAisSdkReadsAStreamThatIsGivenAgain() {
    Tenant tenant = gateway.tenant().serve(HELLO);
    OpenAiJava sdk = OpenAiJava.of(gateway, tenant);

    String first = streamed(sdk);
    String again = streamed(sdk);

    assertThat(first).isEqualTo("one two three");
    assertThat(again).isEqualTo(first);
    assertThat(tenant.received()).hasSize(1);
  }

  @Test
  void aClientKeyNeverSeesAnothersAnswers() {
    Tenant tenant = gateway.tenant().serve(HELLO);
    Chat other = new Chat(gateway.api(), "client-" + UUID.randomUUID());
    gateway.admin().createModel(provider(other.key()), tenant.model());

    tenant.chat().complete(tenant.question("hi"));

    assertThat(part(other.complete(tenant.question("hi")))).isEqualTo("miss");
    assertThat(part(other.complete(tenant.question("hi")))).isEqualTo("hit");
  }

  @Test
  void aRequestSaysWhetherItLooksUpAndIsKept() {
    Tenant tenant = gateway.tenant().serve(HELLO);

    assertThat(part(ask(tenant, "Cache-Control", "no-store"))).isEqualTo("bypass");
    assertThat(part(ask(tenant, PART, "off"))).isEqualTo("bypass");
    assertThat(part(ask(tenant, "Cache-Control", "no-cache"))).isEqualTo("miss");
    assertThat(part(ask(tenant, PART, "on"))).isEqualTo("hit");
    assertThat(part(ask(tenant, PART, "refresh"))).isEqualTo("miss");
    assertThat(part(ask(tenant, "Cache-Control", "max-age=600"))).isEqualTo("hit");
    assertThat(part(ask(tenant, "Cache-Control", "max-age=0"))).isEqualTo("miss");
    assertThat(tenant.received()).hasSize(5);
  }

  @Test
  void anAnswerIsKeptForTheTimeThatItsRequestNames() {
    Tenant tenant = gateway.tenant().serve(HELLO);

    ask(tenant, PART, "ttl=1");

    await()
        .untilAsserted(
            () ->
                assertThat(ask(tenant, "Cache-Control", "only-if-cached").statusCode())
                    .isEqualTo(504));
  }

  @Test
  void onlyIfCachedAsksNoProvider() {
    Tenant tenant = gateway.tenant().serve(HELLO);

    HttpResponse<String> without = ask(tenant, "Cache-Control", "only-if-cached");
    assertThat(tenant.received()).isEmpty();
    ask(tenant, PART, "on");
    HttpResponse<String> with = ask(tenant, "Cache-Control", "only-if-cached");

    assertThat(without.statusCode()).isEqualTo(504);
    assertThat(JsonText.object(without.body()).getJsonObject("error").getString("code"))
        .isEqualTo("not_cached");
    assertThat(header(without, "x-should-retry")).isEqualTo("false");
    assertThat(with.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"Cache-Control, max-age=soon", "x-nexus-cache, ttl=0", "x-nexus-cache, never"})
  void aHeaderThatIsNotUnderstoodIsNamed(String header, String value) {
    Tenant tenant = gateway.tenant().serve(HELLO);

    HttpResponse<String> answer = ask(tenant, header, value);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(JsonText.object(answer.body()).getJsonObject("error").getString("param"))
        .isEqualTo(header);
    assertThat(tenant.received()).isEmpty();
  }

  @Test
  void aHitHasAnEntryOfItsOwnThatCostsNothing() {
    Tenant tenant = gateway.tenant().serve(HELLO);
    price(tenant);

    ask(tenant, "X-Conversation-Id", conversation);
    ask(tenant, "X-Conversation-Id", conversation);

    List<JsonObject> entries = tenant.entries(conversation);
    JsonObject first = entry(entries, "reported");
    JsonObject again = entry(entries, "cached");
    assertThat(entries).hasSize(2);
    assertThat(first.getInt("completion_tokens")).isEqualTo(3);
    assertThat(again.getInt("prompt_tokens")).isZero();
    assertThat(again.getInt("completion_tokens")).isZero();
    assertThat(again.getString("cost")).isEqualTo("0.000000000000");
    assertThat(again.getInt("attempts")).isZero();
    assertThat(again.get("first_event_ms")).isEqualTo(JsonValue.NULL);
    assertThat(again.getString("outcome")).isEqualTo("completed");
    assertThat(again.getInt("http_status")).isEqualTo(200);
    for (String same : List.of("raw_usage", "provider_name", "model_name", "upstream_model")) {
      assertThat(again.get(same)).as(same).isEqualTo(first.get(same));
    }
    JsonObject sums = sums(tenant);
    assertThat(sums.getInt("requests")).isEqualTo(2);
    assertThat(sums.getInt("completion_tokens")).isEqualTo(3);
    assertThat(sums.getInt("unpriced_requests")).isZero();
    assertThat(sums.getInt("unknown_requests")).isZero();
    assertThat(sums.getJsonObject("cost").getString("USD")).isEqualTo(first.getString("cost"));
  }

  @Test
  void aHitWithoutAPriceIsNotUnpriced() {
    Tenant tenant = gateway.tenant().serve(HELLO);

    ask(tenant, "X-Conversation-Id", conversation);
    ask(tenant, "X-Conversation-Id", conversation);

    JsonObject again = entry(tenant.entries(conversation), "cached");
    assertThat(again.getString("cost")).isEqualTo("0");
    assertThat(again.get("currency")).isEqualTo(JsonValue.NULL);
    assertThat(sums(tenant).getInt("unpriced_requests")).isEqualTo(1);
  }

  @Test
  void anEditOfTheCatalogueEndsAllAnswers() {
    Tenant tenant = gateway.tenant().serve(HELLO);
    ask(tenant, PART, "on");

    gateway.admin().createModel(tenant.providerId(), "another-" + UUID.randomUUID());

    await().until(() -> ask(tenant, "Cache-Control", "only-if-cached").statusCode() == 504);
    assertThat(part(ask(tenant, PART, "on"))).isEqualTo("miss");
  }

  @Test
  void neitherErrorsNorWhatBrokeOffAreKept() {
    Tenant failing = gateway.tenant().serve(Scripts.error(429, "slow down"));
    Tenant cut = gateway.tenant().serve(HELLO.cut(Cut.afterEvents(2)));

    assertThat(ask(failing, PART, "on").statusCode()).isEqualTo(429);
    assertThat(cut.chat().complete(cut.streamQuestion("hi")).body()).contains("error");

    failing.serve(HELLO);
    assertThat(part(ask(failing, PART, "on"))).isEqualTo("miss");
    cut.serve(HELLO);
    HttpResponse<String> whole = cut.chat().complete(cut.streamQuestion("hi"));
    assertThat(part(whole)).isEqualTo("miss");
    assertThat(whole.body()).endsWith("data: [DONE]\n\n");
  }

  @Test
  void whatIsStoredWithTheProviderIsNotKept() {
    Tenant tenant = gateway.tenant().serve(HELLO);
    String stored = tenant.question("hi").replace("{\"model\"", "{\"store\":true,\"model\"");

    tenant.chat().complete(stored);

    assertThat(part(tenant.chat().complete(stored))).isEqualTo("bypass");
    assertThat(part(ask(tenant, PART, "on"))).isEqualTo("miss");
  }

  @Test
  void theMessageStoreKeepsAHitAsAnyExchange() {
    String key = "client-" + UUID.randomUUID();
    String model = "kept-" + UUID.randomUUID();
    long provider = gateway.admin().createProvider(described(key).add("store_messages", true));
    gateway.admin().createModel(provider, model);
    Tenant tenant = new Tenant(gateway, provider, key, model).serve(HELLO);

    tenant.chat().complete(tenant.streamQuestion("hi"), "X-Conversation-Id", conversation);
    tenant.chat().complete(tenant.streamQuestion("hi"), "X-Conversation-Id", conversation);

    await().until(() -> lines().size() == 2);
    assertThat(tenant.received()).hasSize(1);
    JsonObject first = JsonText.object(lines().get(0));
    JsonObject again = JsonText.object(lines().get(1));
    assertThat(again.getJsonObject("response")).isEqualTo(first.getJsonObject("response"));
    assertThat(again.getJsonObject("response").toString()).contains("one two three");
    assertThat(again.getString("request_id")).isNotEqualTo(first.getString("request_id"));
  }

  @Test
  void theAdminRestTellsHowItStandsAndEmptiesIt() {
    Tenant tenant = gateway.tenant().serve(HELLO);
    ask(tenant, PART, "on");
    JsonObject before = gateway.admin().object("/cache");
    ask(tenant, PART, "on");

    JsonObject after = gateway.admin().object("/cache");
    Map<String, Long> figures = Figures.of(gateway.admin());
    HttpResponse<String> cleared = gateway.admin().call("DELETE", "/cache", "");

    assertThat(after.getInt("hits")).isEqualTo(before.getInt("hits") + 1);
    assertThat(after.getInt("misses")).isEqualTo(before.getInt("misses"));
    assertThat(after.getInt("answers")).isPositive();
    assertThat(after.getInt("bytes")).isPositive();
    assertThat(figures)
        .containsEntry("nexus_cache_hits_total", (long) after.getInt("hits"))
        .containsEntry("nexus_cache_misses_total", (long) after.getInt("misses"))
        .containsEntry("nexus_cache_answers", (long) after.getInt("answers"))
        .containsEntry("nexus_cache_bytes", (long) after.getInt("bytes"));
    assertThat(cleared.statusCode()).isEqualTo(204);
    assertThat(gateway.admin().object("/cache").getInt("answers")).isZero();
    assertThat(part(ask(tenant, PART, "on"))).isEqualTo("miss");
  }

  private static HttpResponse<String> ask(Tenant tenant, String header, String value) {
    return tenant.chat().complete(tenant.question("hi"), header, value);
  }

  private static String message(Tenant tenant, boolean stream) {
    return "{\"model\":\"%s\",\"max_tokens\":50,\"stream\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}"
        .formatted(tenant.model(), stream);
  }

  private static HttpResponse<String> messages(Tenant tenant, String body) {
    return tenant
        .chat()
        .send(
            "POST",
            "/v1/messages",
            BodyPublishers.ofString(body),
            "Content-Type",
            "application/json",
            "anthropic-version",
            "2023-06-01");
  }

  private static String streamed(OpenAiJava sdk) {
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

  private static void price(Tenant tenant) {
    JsonObject price =
        Json.createObjectBuilder()
            .add("provider_id", tenant.providerId())
            .add("model", tenant.model())
            .add("valid_from", "2026-01-01")
            .add(
                "per_million",
                Json.createObjectBuilder().add("input_tokens", 1).add("output_tokens", 2))
            .build();
    HttpResponse<String> made = gateway.admin().call("POST", "/prices", price.toString());
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    // A list holds every edit before it, so that no later one makes an answer unreachable.
    assertThat(tenant.chat().get("/v1/models").statusCode()).isEqualTo(200);
  }

  private static JsonObject sums(Tenant tenant) {
    return gateway
        .admin()
        .object("/stats?model=" + tenant.model())
        .getJsonArray("rows")
        .getJsonObject(0);
  }

  private static JsonObject entry(List<JsonObject> entries, String source) {
    return entries.stream()
        .filter(entry -> entry.getString("source").equals(source))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no entry is " + source + ": " + entries));
  }

  private static long provider(String key) {
    return gateway.admin().createProvider(described(key));
  }

  private static JsonObjectBuilder described(String key) {
    return Json.createObjectBuilder()
        .add("name", "Provider " + UUID.randomUUID())
        .add("server_url", upstream.baseUrl())
        .add("server_key", upstream.key())
        .add("personalized_key", key);
  }

  /** What the message store has of the conversation. */
  private List<String> lines() {
    Path messages = server.plan().home().resolve("messages");
    try (Stream<Path> files = Files.walk(messages)) {
      return files
          .filter(file -> file.getFileName().toString().contains(conversation))
          .flatMap(CacheIT::linesOf)
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Stream<String> linesOf(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8).stream();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String part(HttpResponse<?> answer) {
    return header(answer, PART);
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
