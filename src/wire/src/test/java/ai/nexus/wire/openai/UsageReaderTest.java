package ai.nexus.wire.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.model.TokenUsage;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageReaderTest {

  @Test
  void readsAllFourCounts() {
    TokenUsage usage =
        usage(
            """
            {"prompt_tokens":100,"completion_tokens":50,"total_tokens":150,
             "prompt_tokens_details":{"cached_tokens":60,"audio_tokens":1},
             "completion_tokens_details":{"reasoning_tokens":20,"cached_tokens":9}}""");

    assertThat(usage.prompt()).hasValue(100);
    assertThat(usage.completion()).hasValue(50);
    assertThat(usage.cached()).hasValue(60);
    assertThat(usage.reasoning()).hasValue(20);
  }

  @Test
  void addsTheReasoningThatGrokLeavesOut() {
    TokenUsage usage =
        usage(
            """
            {"prompt_tokens":10120,"completion_tokens":1499,"total_tokens":14428,
             "completion_tokens_details":{"reasoning_tokens":2809}}""");

    assertThat(usage.completion()).hasValue(1499 + 2809);
    assertThat(usage.reasoning()).hasValue(2809);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.0", "1e3", "\"7\"", "null", "{}", "[7]", "9223372036854775808"})
  void takesNoNumberThatIsNotWholeForACount(String value) {
    assertThat(usage("{\"prompt_tokens\":" + value + "}")).isEqualTo(TokenUsage.UNKNOWN);
  }

  @Test
  void readsTheGreatestLong() {
    assertThat(usage("{\"prompt_tokens\":9223372036854775807}").prompt()).hasValue(Long.MAX_VALUE);
  }

  @Test
  void tellsZeroFromUnknown() {
    TokenUsage usage = usage("{\"prompt_tokens\":0}");

    assertThat(usage.prompt()).hasValue(0);
    assertThat(usage.completion()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "5", "\"x\"", "[]", "{}", "[{\"prompt_tokens\":1}]"})
  void knowsNothingWithoutAUsageObject(String value) {
    assertThat(usage(value)).isEqualTo(TokenUsage.UNKNOWN);
  }

  @Test
  void readsOnlyTheTopLevelUsage() {
    ChatAnswerScan scan = new ChatAnswerScan(Optional.empty());
    byte[] answer = "{\"x\":{\"usage\":{\"prompt_tokens\":1}}}".getBytes(UTF_8);

    scan.feed(answer, 0, answer.length);

    assertThat(scan.usage()).isEqualTo(TokenUsage.UNKNOWN);
  }

  private static TokenUsage usage(String value) {
    ChatAnswerScan scan = new ChatAnswerScan(Optional.empty());
    byte[] answer = ("{\"usage\":" + value + "}").getBytes(UTF_8);
    scan.feed(answer, 0, answer.length);
    return scan.usage();
  }
}
