package ai.nexus.wire.openai.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.chat.StreamEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single quotes stand for double ones, so that the JSON can be read. */
class ErrorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "{'error':{'message':'m','type':'t','param':'p','code':'c'}} | m | t | c | p",
        "{'error':{'message':'m','type':null,'param':null,'code':402}} | m | - | 402 | -",
        "{'error':'m'}                        | m    | - | - | -",
        "{'message':'m','type':'t','code':'c'} | m   | t | c | -",
        "[{'error':{'code':400,'message':'m','status':'INVALID_ARGUMENT'}}] | m | INVALID_ARGUMENT | 400 | -",
        "{'detail':'m'}                       | m    | - | - | -",
        "{'detail':[{'msg':'m'}]}             | [{'msg':'m'}] | - | - | -",
        "{'error':{}}                         | The provider answered with status 418. | - | - | -",
        "{}                                   | The provider answered with status 418. | - | - | -",
        "'m'                                  | m    | - | - | -",
        "m                                    | m    | - | - | -",
        "<html><h1>Bad gateway</h1></html>    | The provider answered with status 418. | - | - | -",
        "-                                    | The provider answered with status 418. | - | - | -"
      })
  void readsAnyBody(String body, String message, String type, String code, String param) {
    byte[] bytes = body == null ? new byte[0] : body.replace('\'', '"').getBytes(UTF_8);

    ProviderError error = Chats.PROVIDER.error(418, bytes);

    assertThat(error)
        .isEqualTo(
            new ProviderError(
                418,
                message.replace('\'', '"'),
                Optional.ofNullable(type),
                Optional.ofNullable(code),
                Optional.ofNullable(param)));
  }

  @ParameterizedTest
  @CsvSource({
    "429, Limit 3. Please try again in 20s. Visit us., PT20S",
    "429, Please try again in 7m12.5s., PT7M12.5S",
    "429, Please try again in 1h2m., PT1H2M",
    "429, Please try again in 180ms., PT0.18S",
    "429, Please try again in 5 minutes., ",
    "429, Please try again in a while., ",
    "429, slow down, ",
    "503, Please try again in 20s., "
  })
  void findsInTheWordsOfARateLimitHowLongItLasts(int status, String message, Duration wait) {
    String body = "{\"error\":{\"message\":\"" + message + "\"}}";

    assertThat(Chats.PROVIDER.error(status, body.getBytes(UTF_8)).retryAfter())
        .isEqualTo(Optional.ofNullable(wait));
  }

  @Test
  void cutsTextThatIsTooLong() {
    ProviderError error = Chats.PROVIDER.error(500, "x".repeat(10_000).getBytes(UTF_8));

    assertThat(error.message()).hasSize(501);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"code\":429,\"message\":\"m\"}', 429",
    "'{\"code\":\"503\",\"message\":\"m\"}', 503",
    "'{\"type\":\"overloaded_error\",\"message\":\"m\"}', 503",
    "'{\"code\":\"context_length_exceeded\",\"message\":\"m\"}', 400",
    "'{\"code\":12,\"message\":\"m\"}', 502",
    "'\"m\"', 502"
  })
  void knowsTheStatusOfAnErrorWithinAStream(String error, int status) {
    List<StreamEvent> steps = Chats.steps("data: {\"error\":" + error + "}\n\n");

    assertThat(steps).hasSize(1);
    ProviderError told = ((StreamEvent.Failed) steps.get(0)).error();
    assertThat(told.status()).isEqualTo(status);
    assertThat(told.message()).isEqualTo("m");
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_request_error, -, -, invalid_request_error, -",
    "401, authentication_error, -, -, invalid_request_error, invalid_api_key",
    "429, rate_limit_error, -, -, rate_limit_error, rate_limit_exceeded",
    "429, insufficient_quota, insufficient_quota, -, insufficient_quota, insufficient_quota",
    "429, RESOURCE_EXHAUSTED, 429, -, rate_limit_error, rate_limit_exceeded",
    "500, api_error, -, -, server_error, -",
    "529, overloaded_error, -, -, service_unavailable_error, server_is_overloaded",
    "404, not_found_error, -, model, invalid_request_error, -"
  })
  void writesErrorsInOpenAisWords(
      int status, String type, String code, String param, String expectedType, String expected) {
    ProviderError error =
        new ProviderError(status, "m \ud800", Optional.of(type), told(code), told(param));

    String written = new String(Chats.CLIENT.error(error), UTF_8);

    assertThat(written)
        .isEqualTo(
            "{\"error\":{\"message\":\"m \\ud800\",\"type\":\"%s\",\"param\":%s,\"code\":%s}}"
                .formatted(expectedType, quoted(param), quoted(expected)));
  }

  @ParameterizedTest
  @CsvSource({
    "prompt is too long: 208310 tokens > 200000 maximum",
    "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576)."
  })
  void saysThatAPromptIsTooLongAsOpenAiDoes(String message) {
    ProviderError error =
        new ProviderError(
            400, message, Optional.of("INVALID_ARGUMENT"), Optional.empty(), Optional.empty());

    assertThat(new String(Chats.CLIENT.error(error), UTF_8))
        .contains("\"code\":\"context_length_exceeded\"");
  }

  private static Optional<String> told(String text) {
    return text.equals("-") ? Optional.empty() : Optional.of(text);
  }

  private static String quoted(String text) {
    return text.equals("-") ? "null" : '"' + text + '"';
  }
}
