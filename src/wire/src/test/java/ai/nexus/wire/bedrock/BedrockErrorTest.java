package ai.nexus.wire.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.chat.StreamEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BedrockErrorTest {

  private static final String NO_REASON =
      "The provider answered with status 429 and told no reason.";

  private final BedrockProvider provider = new BedrockProvider();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'message':'Too many requests'} | Too many requests |",
        "{'Message':'No access'} | No access |",
        "{'__type':'com.amazon.coral.service#ThrottlingException:http://x/','message':'Slow'}"
            + " | Slow | ThrottlingException",
        "{'message':'','originalMessage':'Why'} | Why |",
        "plain text | plain text |",
        "<html>no</html> | " + NO_REASON + " |",
        "`` | " + NO_REASON + " |",
        "{'message':{'a':1}} | " + NO_REASON + " |",
        "[1] | [1] |",
      })
  void readsAnyBody(String body, String message, String type) {
    ProviderError error = provider.error(429, body.replace('\'', '"').getBytes(UTF_8));

    assertThat(error.status()).isEqualTo(429);
    assertThat(error.message()).isEqualTo(message);
    assertThat(error.type().orElse(null)).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    "x-amzn-errortype, 429, ThrottlingException:http://internal.amazon.com/x, 429, ThrottlingException",
    "X-Amzn-ErrorType, 400, ValidationException, 400, ValidationException",
    "X-Amzn-ErrorType, 400, ExpiredTokenException:http://x, 403, ExpiredTokenException",
    "X-Amzn-Other, 400, ExpiredTokenException, 400, FromTheBody"
  })
  void readsTheTypeOfTheHeader(String name, int sent, String header, int status, String type) {
    ProviderError error =
        provider.error(
            sent,
            List.of(Map.entry("date", "x"), Map.entry(name, header)),
            "{\"__type\":\"a#FromTheBody\",\"message\":\"M\"}".getBytes(UTF_8));

    assertThat(error.status()).isEqualTo(status);
    assertThat(error.type()).contains(type);
    assertThat(error.message()).isEqualTo("M");
  }

  @Test
  void cutsALongText() {
    ProviderError error = provider.error(500, "x".repeat(5_000).getBytes(UTF_8));

    assertThat(error.message()).hasSize(1_001);
  }

  @ParameterizedTest
  @CsvSource({
    "internalServerException, 500, InternalServerException",
    "modelStreamErrorException, 424, ModelStreamErrorException",
    "validationException, 400, ValidationException",
    "throttlingException, 429, ThrottlingException",
    "serviceUnavailableException, 503, ServiceUnavailableException",
    "modelTimeoutException, 408, ModelTimeoutException",
    "oneThatIsNewException, 502, OneThatIsNewException",
  })
  void givesAnExceptionOfAStreamItsStatus(String name, int status, String type) {
    ProviderError error = failure("{\"" + name + "\":{\"message\":\"why\"}}");

    assertThat(error.status()).isEqualTo(status);
    assertThat(error.message()).isEqualTo("why");
    assertThat(error.type()).contains(type);
  }

  @Test
  void readsAnErrorThatTheApiDoesNotDescribe() {
    ProviderError error =
        failure("{\"error\":{\"code\":\"ThrottlingException\",\"message\":\"x\"}}");

    assertThat(error.status()).isEqualTo(429);
  }

  @Test
  void readsAnExceptionWithoutReason() {
    assertThat(failure("{\"throttlingException\":7}").message()).contains("429");
  }

  private ProviderError failure(String event) {
    List<StreamEvent> steps = new ArrayList<>();
    provider.stream().event(event, steps::add);
    assertThat(steps).hasSize(1);
    return ((StreamEvent.Failed) steps.get(0)).error();
  }
}
