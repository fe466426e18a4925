package ai.nexus.wire.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.chat.ProviderError;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiErrorsTest {

  @Test
  void readsWhenToTryAgainAndTellsIt() {
    ProviderError error = fixture(429, "errors/quota.json");

    assertThat(error)
        .isEqualTo(
            new ProviderError(
                429,
                "You exceeded your current quota.",
                Optional.of("RESOURCE_EXHAUSTED"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Duration.ofMillis(17_500))));
    assertThat(written(error))
        .isEqualTo(
            "{\"error\":{\"code\":429,\"message\":\"You exceeded your current quota.\","
                + "\"status\":\"RESOURCE_EXHAUSTED\",\"details\":["
                + "{\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\","
                + "\"retryDelay\":\"17.5s\"}]}}");
  }

  @Test
  void readsAKeyThatGoogleDoesNotKnowAsNoFaultOfTheRequest() {
    ProviderError error = fixture(400, "errors/bad-key.json");

    assertThat(error.status()).isEqualTo(401);
    assertThat(error.code()).contains("API_KEY_INVALID");
  }

  @Test
  void readsTheListOfAStreamAndTheFieldAtFault() {
    ProviderError error = fixture(400, "errors/bad-field.json");

    assertThat(error.message()).isEqualTo("Invalid value at 'contents'");
    assertThat(error.param()).contains("messages");
    assertThat(written(error.at(error.param().flatMap(new GeminiClient().names()::told))))
        .contains("\"fieldViolations\":[{\"field\":\"contents\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|The provider gave no reason.|",
        "<html>Bad gateway</html>|<html>Bad gateway</html>|",
        "{\"error\":\"no\"}|no|",
        "{\"error\":{\"message\":\"m\",\"type\":\"t\",\"code\":7}}|m|t",
        "{\"error\":{\"status\":5,\"details\":[1,{\"@type\":2}]}}|The provider gave no reason.|",
        "{\"message\":\"m\"}|m|",
        "[]|[]|",
        "null|null|"
      })
  void readsAnyBody(String body, String message, String type) {
    ProviderError error = new GeminiProvider().error(502, body.getBytes(UTF_8));

    assertThat(error.status()).isEqualTo(502);
    assertThat(error.message()).isEqualTo(message);
    assertThat(error.type()).isEqualTo(Optional.ofNullable(type));
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_request_error, INVALID_ARGUMENT",
    "400, FAILED_PRECONDITION, FAILED_PRECONDITION",
    "401, , UNAUTHENTICATED",
    "402, , FAILED_PRECONDITION",
    "403, , PERMISSION_DENIED",
    "404, , NOT_FOUND",
    "405, , UNIMPLEMENTED",
    "408, , DEADLINE_EXCEEDED",
    "409, , ABORTED",
    "413, , INVALID_ARGUMENT",
    "422, , INVALID_ARGUMENT",
    "429, NOT_FOUND, RESOURCE_EXHAUSTED",
    "499, , CANCELLED",
    "500, , INTERNAL",
    "502, , UNAVAILABLE",
    "503, , UNAVAILABLE",
    "504, , DEADLINE_EXCEEDED",
    "529, , UNAVAILABLE",
    "599, , INTERNAL"
  })
  void namesEachStatus(int status, String type, String name) {
    ProviderError error =
        new ProviderError(
            status, "m", Optional.ofNullable(type), Optional.empty(), Optional.empty());

    assertThat(written(error))
        .isEqualTo(
            "{\"error\":{\"code\":%d,\"message\":\"m\",\"status\":\"%s\"}}"
                .formatted(status, name));
  }

  private static ProviderError fixture(int status, String path) {
    byte[] body = Fixture.of(path).sections().get(0).getBytes(UTF_8);
    return new GeminiProvider().error(status, body);
  }

  private static String written(ProviderError error) {
    return new String(new GeminiClient().error(error), UTF_8);
  }
}
