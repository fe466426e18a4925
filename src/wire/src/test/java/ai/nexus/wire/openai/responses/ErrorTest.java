package ai.nexus.wire.openai.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.chat.StreamEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorTest {

  private static final ProviderError BUSY =
      new ProviderError(
          529, "Busy.", Optional.of("overloaded_error"), Optional.empty(), Optional.empty());

  @Test
  void writesTheErrorOfAnAnswerAsOpenAiDoes() {
    assertThat(Replies.json(Replies.CLIENT.error(BUSY)))
        .isEqualTo(
            Replies.json(
                """
                {"error":{"message":"Busy.","type":"service_unavailable_error","param":null,
                 "code":"server_is_overloaded"}}"""));
  }

  @Test
  void writesTheErrorOfAStreamSoThatTheSdksRaise() {
    String event = new String(Replies.CLIENT.errorEvent(BUSY), UTF_8);

    assertThat(event).startsWith("event: error\ndata: {").endsWith("}\n\n");
    assertThat(Replies.json(event.substring(event.indexOf('{'))))
        .isEqualTo(
            Replies.json(
                """
                {"type":"error","sequence_number":0,"message":"Busy.",
                 "code":"server_is_overloaded","param":null,
                 "error":{"message":"Busy.","type":"service_unavailable_error","param":null,
                  "code":"server_is_overloaded"}}"""));
  }

  @Test
  void failsBeforeTheFirstEventWithAnErrorAlone() {
    List<String> events = Replies.written("responses", List.of(new StreamEvent.Failed(BUSY)));

    assertThat(events).containsExactly(new String(Replies.CLIENT.errorEvent(BUSY), UTF_8));
  }

  @Test
  void saysNothingInAHeartbeat() {
    assertThat(Replies.CLIENT.heartbeat()).isEqualTo(": ping\n\n".getBytes(UTF_8));
  }

  /** The three forms of an event that is an error; single quotes stand for double ones. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'type':'error','code':'rate_limit_exceeded','message':'M','param':null,'sequence_number':3} | 429 | rate_limit_exceeded",
        "{'type':'error','error':{'type':'invalid_request_error','code':'context_length_exceeded','message':'M','param':'input'}} | 400 | context_length_exceeded",
        "{'error':{'message':'M','code':503}} | 503 | 503",
        "{'type':'response.failed','response':{'error':{'code':'server_error','message':'M'}}} | 500 | server_error",
        "{'type':'response.failed','response':{'error':{'code':'invalid_prompt','message':'M'}}} | 400 | invalid_prompt"
      })
  void readsEachFormOfAFailure(String event, int status, String code) {
    String stream = "data: " + event.replace('\'', '"') + "\n\n";

    List<StreamEvent> steps = Replies.steps("responses", stream);

    assertThat(steps).hasSize(1);
    ProviderError error = ((StreamEvent.Failed) steps.get(0)).error();
    assertThat(error.status()).isEqualTo(status);
    assertThat(error.message()).isEqualTo("M");
    assertThat(error.code()).contains(code);
    assertThat(error.type()).isNotEqualTo(Optional.of("error"));
  }

  @ParameterizedTest
  @CsvSource({"'', 'The provider answered with status 502.'", "no JSON, no JSON"})
  void readsAnyBodyAsAnError(String body, String message) {
    assertThat(Replies.PROVIDER.error(502, body.getBytes(UTF_8)).message()).isEqualTo(message);
  }
}
