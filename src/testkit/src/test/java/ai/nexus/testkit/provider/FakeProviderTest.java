package ai.nexus.testkit.provider;

import static ai.nexus.testkit.provider.RecordedRequest.State.ANSWERED;
import static ai.nexus.testkit.provider.RecordedRequest.State.CUT;
import static ai.nexus.testkit.provider.RecordedRequest.State.HUNG_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeProviderTest {

  private static final String ASK =
      "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"one two three\"}]}";
  private static final String STREAM = ASK.replace("}]}", "}],\"stream\":true}");
  private static final String WITH_USAGE =
      ASK.replace("}]}", "}],\"stream\":true,\"stream_options\":{\"include_usage\":true}}");
  private static final ChatAnswer HELLO = ChatAnswer.of("Hello, world");

  private final FakeProvider provider = FakeProvider.start();

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void answersWithUsageAndKeepsTheConnection() throws IOException {
    provider.serve("m", HELLO);
    try (var client = new RawClient(provider)) {
      client.chat(ASK);
      String first = client.readUntil("\"total_tokens\":5}}");
      client.chat(ASK);
      client.readUntil("\"total_tokens\":5}}");

      assertThat(first).startsWith("HTTP/1.1 200").contains("\"content\":\"Hello, world\"");
    }
    assertThat(provider.connectionsOpened()).isEqualTo(1);
    assertThat(provider.requestsFor("m"))
        .extracting(request -> request.tokens().orElseThrow())
        .containsExactly(new TokenCount(3, 2), new TokenCount(3, 2));
  }

  @Test
  void streamsUsageOnlyWhenAsked() throws IOException {
    provider.serve("m", HELLO);

    assertThat(answerTo(STREAM)).contains("data: [DONE]").doesNotContain("usage");
    assertThat(answerTo(WITH_USAGE)).contains("\"choices\":[],\"usage\":{\"prompt_tokens\":3");
  }

  @Test
  void repeatsGrowingUsageInEveryChunk() throws IOException {
    provider.serve("m", HELLO.reporting(UsageReport.EVERY_CHUNK));

    assertThat(answerTo(STREAM))
        .contains("\"completion_tokens\":0", "\"completion_tokens\":1", "\"completion_tokens\":2");
  }

  @Test
  void refusesWhatOpenAiRefuses() throws IOException {
    provider.serve("m", HELLO);

    assertThat(refusal(ASK, "")).startsWith("HTTP/1.1 401");
    assertThat(refusal(ASK, "Bearer other")).contains("401", "invalid_api_key");
    assertThat(refusal(ASK.replace("\"m\"", "\"x\""), key())).contains("404", "model_not_found");
    assertThat(refusal("{\"model\":", key())).startsWith("HTTP/1.1 400");
    assertThat(refusal("{\"model\":\"m\",\"messages\":[]}", key())).contains("400", "messages");
    assertThat(refusal(WITH_USAGE.replace("\"stream\":true", "\"stream\":false"), key()))
        .contains("400", "stream_options");
  }

  @Test
  void cutsInTheMiddleOfAnEvent() throws IOException {
    provider.serve("m", HELLO.framed(Framing.UNTIL_CLOSE).cut(Cut.midEvent(1)));

    String answer = wholeAnswerTo(STREAM);

    assertThat(answer.substring(answer.lastIndexOf("\n\n") + 2))
        .startsWith("data: {\"id\"")
        .hasSize(25);
    awaitState(CUT);
  }

  @Test
  void sendsPacketsThatSplitCharacters() throws IOException {
    provider.serve("m", ChatAnswer.of("你好").framed(Framing.UNTIL_CLOSE).inPacketsOf(1));

    try (var client = new RawClient(provider)) {
      client.chat(STREAM);
      client.readUntil("\r\n\r\n");

      assertThat(client.readSizesToEnd()).hasSizeGreaterThan(100);
    }
  }

  @Test
  void noticesThatTheGatewayHangsUp() throws IOException {
    provider.serve("m", HELLO.at(Pace.everyEvent(Duration.ofHours(1))));
    try (var client = new RawClient(provider)) {
      client.chat(STREAM);
      client.readUntil("assistant");
    }

    awaitState(HUNG_UP);
  }

  @Test
  void dropsOneReusedConnection() throws IOException {
    provider.serve("m", Scripts.droppingOneReused(provider, HELLO));
    try (var client = new RawClient(provider)) {
      client.chat(ASK);
      client.readUntil("\"total_tokens\":5}}");
      client.chat(ASK);

      assertThatThrownBy(() -> client.readUntil("HTTP")).isInstanceOf(IOException.class);
    }
    assertThat(answerTo(ASK)).contains("Hello, world");
  }

  @Test
  void waitsAtTheGate() throws IOException {
    var gate = new Gate();
    provider.serve(
        "m",
        (request, output) -> {
          output.await(gate);
          HELLO.answer(request, output);
        });
    try (var client = new RawClient(provider)) {
      client.chat(ASK);
      await().until(() -> !provider.requestsFor("m").isEmpty());
      assertThat(provider.requestsFor("m").get(0).status()).isZero();
      gate.open();

      assertThat(client.readUntil("\"total_tokens\":5}}")).contains("Hello");
      // The last chunk is still to come; a client that is gone by then has hung up.
      awaitState(ANSWERED);
    }
  }

  @Test
  void sendsErrorsWithTheirHeaders() throws IOException {
    provider.serve("m", Scripts.error(429, "slow down", Map.of("Retry-After", "7")));

    assertThat(refusal(ASK, key()))
        .startsWith("HTTP/1.1 429")
        .contains("Retry-After: 7", "slow down", "scripted_error");
  }

  private String key() {
    return "Bearer " + provider.key();
  }

  private void awaitState(RecordedRequest.State state) {
    await()
        .until(
            () -> provider.requestsFor("m").stream().map(RecordedRequest::state).toList(),
            List.of(state)::equals);
  }

  private String answerTo(String body) throws IOException {
    try (var client = new RawClient(provider)) {
      client.chat(body);
      return client.readUntil(body.contains("\"stream\":true") ? "data: [DONE]" : "}}");
    }
  }

  private String wholeAnswerTo(String body) throws IOException {
    try (var client = new RawClient(provider)) {
      client.chat(body);
      return client.readToEnd();
    }
  }

  private String refusal(String body, String authorization) throws IOException {
    try (var client = new RawClient(provider)) {
      client.chat(body, authorization);
      return client.readUntil("}}");
    }
  }
}
