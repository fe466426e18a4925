package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.e2e.support.Chat;
import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.Cut;
import ai.nexus.testkit.provider.Fault;
import ai.nexus.testkit.provider.Script;
import ai.nexus.testkit.provider.Scripts;
import ai.nexus.testkit.provider.UsageReport;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that speak as Anthropic's and Google's do, over plain HTTP, byte for byte. */
@ExtendWith(GatewayExtension.class)
class ClientsIT {

  private static final ChatAnswer HELLO = ChatAnswer.of("one two three");
  private static final String ASK_ANTHROPIC =
      "{\"model\":\"%s\",\"max_tokens\":100,\"stream\":%s,"
          + "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
  private static final String ASK_GEMINI =
      "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"hi\"}]}]}";

  private final Gateway gateway;
  private final String conversation = Tenant.conversation();

  ClientsIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void ofAnthropicGetAMessageFromAnyProvider(String dialect) {
    Tenant tenant = gateway.tenant(dialect).serve(HELLO);

    JsonObject message = JsonText.object(askAnthropic(tenant, false).body());

    assertThat(message.getString("type")).isEqualTo("message");
    assertThat(message.getJsonArray("content").getJsonObject(0).getString("text"))
        .isEqualTo("one two three");
    assertThat(message.getString("model")).isEqualTo(tenant.model());
    assertThat(message.getJsonObject("usage").getInt("output_tokens")).isEqualTo(3);
    assertRecorded(tenant, "messages", "completed", "reported");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void ofAnthropicGetAStreamThatEndsAsTheySay(String dialect) {
    Tenant tenant = gateway.tenant(dialect).serve(HELLO);

    HttpResponse<String> answer = askAnthropic(tenant, true);

    List<String> names = answer.body().lines().filter(line -> line.startsWith("event: ")).toList();
    assertThat(names).startsWith("event: message_start").endsWith("event: message_stop");
    assertThat(answer.body()).endsWith("\n\n").doesNotContain("[DONE]");
    assertRecorded(tenant, "messages", "completed", "reported");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void ofGeminiGetContentFromAnyProvider(String dialect) {
    Tenant tenant = gateway.tenant(dialect).serve(HELLO);

    JsonObject answer = JsonText.object(askGemini(tenant, ":generateContent").body());

    JsonObject candidate = answer.getJsonArray("candidates").getJsonObject(0);
    assertThat(
            candidate
                .getJsonObject("content")
                .getJsonArray("parts")
                .getJsonObject(0)
                .getString("text"))
        .isEqualTo("one two three");
    assertThat(candidate.getString("finishReason")).isEqualTo("STOP");
    assertRecorded(tenant, "generateContent", "completed", "reported");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void ofGeminiGetAStreamOfContent(String dialect) {
    Tenant tenant = gateway.tenant(dialect).serve(HELLO);

    HttpResponse<String> answer = askGemini(tenant, ":streamGenerateContent?alt=sse");

    assertThat(answer.headers().firstValue("content-type").orElse(""))
        .startsWith("text/event-stream");
    assertThat(answer.body().lines().filter(line -> !line.isEmpty()))
        .allMatch(line -> line.startsWith("data: {"))
        .last()
        .asString()
        .contains("\"finishReason\":\"STOP\"", "usageMetadata");
    assertRecorded(tenant, "streamGenerateContent", "completed", "reported");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void ofResponsesGetOneFromAProviderThatKnowsChatsAlone(String dialect) {
    Tenant tenant = gateway.tenant(dialect).serve(HELLO);

    JsonObject response = JsonText.object(askForResponse(tenant, false).body());

    assertThat(response.getString("object")).isEqualTo("response");
    assertThat(response.getString("status")).isEqualTo("completed");
    assertThat(response.getString("model")).isEqualTo(tenant.model());
    assertThat(response.getJsonArray("output").toString()).contains("one two three");
    assertThat(response.getJsonObject("usage").getInt("output_tokens")).isEqualTo(3);
    assertRecorded(tenant, "responses", "completed", "reported");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void ofResponsesGetAStreamOfTypedEvents(String dialect) {
    Tenant tenant = gateway.tenant(dialect).serve(HELLO);

    String stream = askForResponse(tenant, true).body();

    List<String> names = stream.lines().filter(line -> line.startsWith("event: ")).toList();
    assertThat(names)
        .startsWith("event: response.created")
        .contains("event: response.output_text.delta")
        .endsWith("event: response.completed");
    assertRecorded(tenant, "responses", "completed", "reported");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void areToldOfACutInTheirOwnWords(String dialect) {
    Tenant tenant =
        gateway
            .tenant(dialect)
            .serve(ChatAnswer.of("one two three four five").cut(Cut.midEvent(4)));

    String ofAnthropic = askAnthropic(tenant, true).body();
    String ofGemini = askGemini(tenant, ":streamGenerateContent?alt=sse").body();

    assertThat(ofAnthropic)
        .contains("event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"api_error\"")
        .doesNotContain("message_stop");
    assertThat(ofGemini.lines().filter(line -> !line.isEmpty()))
        .last()
        .asString()
        .startsWith("data: {\"error\":{\"code\":502");
    assertThat(tenant.entries(conversation))
        .hasSize(2)
        .allMatch(entry -> entry.getString("outcome").equals("upstream_error"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void ofResponsesAreToldThatTheirResponseFailed(String dialect) {
    Tenant tenant =
        gateway
            .tenant(dialect)
            .serve(ChatAnswer.of("one two three four five").cut(Cut.midEvent(4)));

    List<JsonObject> events =
        Stream.of(Chat.data(askForResponse(tenant, true).body())).map(JsonText::object).toList();

    int last = events.size() - 1;
    assertThat(events).extracting(event -> event.getInt("sequence_number")).isSorted();
    assertThat(events.get(last).getInt("sequence_number")).isEqualTo(last);
    assertThat(events.get(last).getString("code")).isEqualTo("upstream_broken");
    JsonObject failed = events.get(last - 1);
    assertThat(failed.getString("type")).isEqualTo("response.failed");
    assertThat(failed.getJsonObject("response").getString("status")).isEqualTo("failed");
    assertRecorded(tenant, "responses", "upstream_error", "partial");
  }

  @Test
  void ofResponsesAreToldOfACutWithTheNextNumberWhereTheirStreamIsUntouched() {
    Tenant tenant =
        gateway
            .tenant("openai-responses")
            .serve(ChatAnswer.of("one two three four five").cut(Cut.midEvent(6)));

    String[] data = Chat.data(askForResponse(tenant, true).body());

    JsonObject last = JsonText.object(data[data.length - 1]);
    assertThat(last.getString("type")).isEqualTo("error");
    assertThat(last.getInt("sequence_number")).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void areToldOfAProvidersRefusalInTheirOwnWords(String dialect) {
    Tenant tenant = gateway.tenant(dialect).serve(Scripts.error(429, "slow down"));

    HttpResponse<String> ofAnthropic = askAnthropic(tenant, false);
    HttpResponse<String> ofGemini = askGemini(tenant, ":generateContent");

    assertThat(List.of(ofAnthropic.statusCode(), ofGemini.statusCode())).containsOnly(429);
    assertThat(ofAnthropic.body()).contains("slow down");
    assertThat(ofGemini.body()).contains("slow down");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void areToldOfAnthropicsOverloadUnderTheStatusThatTheyKnow(boolean stream) {
    Script overloaded =
        stream ? HELLO.cut(Cut.telling(Fault.OVERLOADED, 0)) : Scripts.failing(Fault.OVERLOADED);
    Tenant tenant = gateway.tenant("anthropic").serve(overloaded);

    HttpResponse<String> ofGemini =
        askGemini(tenant, stream ? ":streamGenerateContent?alt=sse" : ":generateContent");

    assertThat(ofGemini.statusCode()).isEqualTo(503);
    assertThat(JsonText.error(ofGemini.body()).getInt("code")).isEqualTo(503);
    assertThat(JsonText.error(ofGemini.body()).getString("status")).isEqualTo("UNAVAILABLE");
  }

  @Test
  void ofAnthropicAreToldTheRequestThatAnErrorIsOf() {
    Tenant tenant = gateway.tenant("openai").serve(Scripts.error(429, "slow down"));
    Tenant cut = gateway.tenant("openai").serve(HELLO.cut(Cut.midEvent(2)));

    for (HttpResponse<String> answer :
        List.of(
            askAnthropic(tenant, false),
            askAnthropic(cut, true),
            post(tenant, "/v1/messages", "{\"model\":\"no-such\"}"))) {
      String id = answer.headers().firstValue("request-id").orElseThrow();
      assertThat(answer.body()).contains("\"request_id\":\"" + id + "\"}");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/messages, x-api-key, '{\"type\":\"error\",\"error\":{\"type\":\"authentication_error\"'",
    "/v1beta/models/m:generateContent, x-goog-api-key, '{\"error\":{\"code\":401'",
    "/v1/models/m:generateContent, x-goog-api-key, '{\"error\":{\"code\":401'",
    "/v1/models/m:generateContent, x-api-key, '{\"error\":{\"code\":401'"
  })
  void areToldOfABadKeyInTheirOwnWords(String path, String header, String expected) {
    HttpResponse<String> answer =
        new Chat(gateway.api(), "")
            .send(
                "POST",
                path,
                BodyPublishers.ofString("{}"),
                "Content-Type",
                "application/json",
                header,
                "no-such-key");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).startsWith(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void areCountedByEstimateWhereNothingIsReported(String dialect) {
    Tenant tenant = gateway.tenant(dialect).serve(HELLO.reporting(UsageReport.NEVER));

    askAnthropic(tenant, true);

    assertRecorded(tenant, "messages", "completed", "estimated");
  }

  @Test
  void ofAnthropicAreToldThatAnotherVendorKeepsNoThreads() {
    Tenant tenant = gateway.tenant("openai").serve(HELLO);
    String body =
        ASK_ANTHROPIC
            .formatted(tenant.model(), false)
            .replaceFirst("\\{", "{\"thread\":{\"type\":\"create\"},");

    HttpResponse<String> answer = post(tenant, "/v1/messages", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(JsonText.error(answer.body()).getJsonObject("details").getString("error_code"))
        .isEqualTo("thread_unsupported_request");
    assertThat(tenant.received()).isEmpty();
  }

  @Test
  void readTheNamesOfTheirOwnMembers() {
    Tenant tenant = gateway.tenant("anthropic").serve(HELLO);
    String path = "/v1beta/models/" + tenant.model() + ":generateContent";
    String config = ASK_GEMINI.replaceFirst("\\{", "{\"generationConfig\":{\"%s\":2},");

    HttpResponse<String> refused = post(tenant, path, config.formatted("candidateCount"));
    HttpResponse<String> answered = post(tenant, path, config.formatted("seed"));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(JsonText.error(refused.body()).getString("message"))
        .contains("'generationConfig.candidateCount'");
    assertThat(answered.headers().firstValue("x-nexus-dropped")).hasValue("generationConfig.seed");
  }

  @Test
  void listModelsInTheirOwnForms() {
    Tenant tenant = gateway.tenant();
    Chat chat = tenant.chat();

    JsonObject ofAnthropic =
        JsonText.object(
            chat.send(
                    "GET", "/v1/models", BodyPublishers.noBody(), "anthropic-version", "2023-06-01")
                .body());
    JsonObject ofGemini = JsonText.object(chat.get("/v1beta/models").body());
    JsonObject one = JsonText.object(chat.get("/v1beta/models/" + tenant.model()).body());

    assertThat(ofAnthropic.getString("last_id")).isEqualTo(tenant.model());
    assertThat(ofAnthropic.getJsonArray("data").getJsonObject(0).getString("type"))
        .isEqualTo("model");
    assertThat(ofGemini.getJsonArray("models").getJsonObject(0)).isEqualTo(one);
    assertThat(one.getString("name")).isEqualTo("models/" + tenant.model());
  }

  @Test
  void ofGoogleAreToldTheMethodThatThereIsNotInTheirOwnWords() {
    HttpResponse<String> answer = post(gateway.tenant(), "/v1/models/m:paint", "{}");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(JsonText.error(answer.body()).getInt("code")).isEqualTo(405);
  }

  @Test
  void countTheTokensOfARequestByEstimateWhereTheProviderSpeaksOtherwise() {
    Tenant tenant = gateway.tenant("openai").serve(HELLO);

    HttpResponse<String> ofAnthropic =
        post(tenant, "/v1/messages/count_tokens", ASK_ANTHROPIC.formatted(tenant.model(), false));
    HttpResponse<String> ofGemini =
        post(tenant, "/v1beta/models/" + tenant.model() + ":countTokens", ASK_GEMINI);

    assertThat(JsonText.object(ofAnthropic.body()).getInt("input_tokens")).isBetween(1, 10);
    assertThat(JsonText.object(ofGemini.body()).getInt("totalTokens")).isBetween(1, 10);
    assertThat(ofAnthropic.headers().firstValue("x-nexus-estimated")).hasValue("true");
    assertThat(tenant.received()).isEmpty();
  }

  private HttpResponse<String> askAnthropic(Tenant tenant, boolean stream) {
    return post(tenant, "/v1/messages", ASK_ANTHROPIC.formatted(tenant.model(), stream));
  }

  private HttpResponse<String> askForResponse(Tenant tenant, boolean stream) {
    String body = "{\"model\":\"%s\",\"stream\":%s,\"input\":\"hi\"}";
    return post(tenant, "/v1/responses", body.formatted(tenant.model(), stream));
  }

  private HttpResponse<String> askGemini(Tenant tenant, String method) {
    return post(tenant, "/v1beta/models/" + tenant.model() + method, ASK_GEMINI);
  }

  private HttpResponse<String> post(Tenant tenant, String path, String body) {
    return tenant
        .chat()
        .send(
            "POST",
            path,
            BodyPublishers.ofString(body),
            "Content-Type",
            "application/json",
            "X-Conversation-Id",
            conversation);
  }

  private void assertRecorded(Tenant tenant, String endpoint, String outcome, String source) {
    JsonObject entry = tenant.onlyEntry(conversation);
    assertThat(entry.getString("endpoint")).isEqualTo(endpoint);
    assertThat(entry.getString("outcome")).isEqualTo(outcome);
    assertThat(entry.getString("source")).isEqualTo(source);
  }
}
