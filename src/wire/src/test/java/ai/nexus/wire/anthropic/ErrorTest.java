package ai.nexus.wire.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.anthropic.client.AnthropicClient;
import ai.nexus.wire.anthropic.provider.AnthropicProvider;
import ai.nexus.wire.chat.ProviderError;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorTest {

  private static ProviderError read(int status, String body) {
    return new AnthropicProvider().error(status, body.getBytes(UTF_8));
  }

  private static ProviderError error(int status, String message, String type, String code) {
    return new ProviderError(
        status, message, Optional.ofNullable(type), Optional.ofNullable(code), Optional.empty());
  }

  /** https://platform.claude.com/docs/en/api/errors */
  @Test
  void readsAnthropicsOwn() {
    assertThat(
            read(
                429,
                "{\"type\":\"error\",\"request_id\":\"req_1\",\"error\":{\"type\":"
                    + "\"rate_limit_error\",\"message\":\"Slow down.\","
                    + "\"details\":{\"error_code\":\"ramp_limit_exceeded\"}}}"))
        .isEqualTo(error(429, "Slow down.", "rate_limit_error", "ramp_limit_exceeded"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "upstream connect error|upstream connect error",
        "{\"error\":\"no such model\"}|no such model",
        "{\"message\":\"Forbidden\"}|Forbidden",
        "{\"detail\":\"Not Found\"}|Not Found",
        "{\"error\":{\"message\":7}}|7",
        "{\"error\":{}}|The provider answered with status 500 and told no reason.",
        "<html><h1>502</h1></html>|The provider answered with status 500 and told no reason.",
        "''|The provider answered with status 500 and told no reason.",
        "[1]|[1]",
      })
  void readsAnyBody(String body, String message) {
    assertThat(read(500, body))
        .returns(500, ProviderError::status)
        .returns(message, ProviderError::message);
  }

  @Test
  void cutsALongText() {
    assertThat(read(500, "x".repeat(5_000)).message()).hasSize(1_001).endsWith("…");
  }

  @ParameterizedTest
  @CsvSource({
    "400,invalid_request_error",
    "401,authentication_error",
    "402,billing_error",
    "403,permission_error",
    "404,not_found_error",
    "408,timeout_error",
    "409,conflict_error",
    "413,request_too_large",
    "422,invalid_request_error",
    "429,rate_limit_error",
    "500,api_error",
    "502,api_error",
    "503,overloaded_error",
    "504,timeout_error",
    "529,overloaded_error"
  })
  void writesTheTypeThatGoesWithTheStatus(int status, String type) {
    byte[] written = new AnthropicClient().error(error(status, "No \ud83d.", "other", null));

    assertThat(new String(written, UTF_8))
        .isEqualTo(
            "{\"type\":\"error\",\"error\":{\"type\":\""
                + type
                + "\",\"message\":\"No \\ud83d.\"}}");
  }

  @Test
  void writesTheRequestThatItIsOf() {
    ProviderError error = error(503, "No.", null, null).shown(529, "req-1");

    assertThat(new String(new AnthropicClient().error(error), UTF_8))
        .isEqualTo(
            "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\","
                + "\"message\":\"No.\"},\"request_id\":\"req-1\"}");
  }

  @Test
  void writesTheCodeWhereTheSdkLooksForIt() {
    byte[] written = new AnthropicClient().error(error(404, "No.", null, "model_not_found"));

    assertThat(new String(written, UTF_8))
        .contains("\"details\":{\"error_code\":\"model_not_found\"}");
  }
}
