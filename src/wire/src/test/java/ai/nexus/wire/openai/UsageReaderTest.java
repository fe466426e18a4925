package ai.nexus.wire.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.model.TokenKind;
import ai.nexus.wire.model.TokenUsage;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageReaderTest {

  @Test
  void readsAllCounts() {
    TokenUsage usage =
        usage(
            """
            {"prompt_tokens":100,"completion_tokens":50,"total_tokens":150,
             "prompt_tokens_details":{"cached_tokens":60,"cache_write_tokens":30,"audio_tokens":1,
              "image_tokens":2,"text_tokens":97},
             "completion_tokens_details":{"reasoning_tokens":20,"cached_tokens":9,"audio_tokens":3,
              "image_tokens":4}}""");

    assertThat(usage)
        .hasToString(
            "input_tokens=10 cache_read_tokens=60 cache_write_5m_tokens=30 output_tokens=50"
                + " reasoning_tokens=20 input_audio_tokens=1 input_image_tokens=2"
                + " output_audio_tokens=3 output_image_tokens=4");
    assertThat(usage.allInput()).hasValue(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"prompt_cache_hit_tokens", "cached_tokens"})
  void readsCacheHitsBesideThePrompt(String key) {
    TokenUsage usage = usage("{\"prompt_tokens\":100,\"" + key + "\":64}");

    assertThat(usage).hasToString("input_tokens=36 cache_read_tokens=64");
  }

  /** OpenAI calls its cache_write_tokens unadjusted. */
  @Test
  void neverCountsInputBelowZero() {
    TokenUsage usage =
        usage(
            """
            {"prompt_tokens":10,"prompt_tokens_details":{"cached_tokens":8,"cache_write_tokens":8}}
            """);

    assertThat(usage.count(TokenKind.INPUT)).hasValue(0);
  }

  @Test
  void addsTheReasoningThatGrokLeavesOut() {
    TokenUsage usage =
        usage(
            """
            {"prompt_tokens":10120,"completion_tokens":1499,"total_tokens":14428,
             "completion_tokens_details":{"reasoning_tokens":2809}}""");

    assertThat(usage.output()).hasValue(1499 + 2809);
    assertThat(usage.count(TokenKind.REASONING)).hasValue(2809);
  }

  @Test
  void readsTheNamesThatResponsesHave() {
    TokenUsage usage =
        usage(
            """
            {"input_tokens":100,"input_tokens_details":{"cached_tokens":60,"cache_write_tokens":30},
             "output_tokens":50,"output_tokens_details":{"reasoning_tokens":20},"total_tokens":150}""");

    assertThat(usage)
        .hasToString(
            "input_tokens=10 cache_read_tokens=60 cache_write_5m_tokens=30 output_tokens=50"
                + " reasoning_tokens=20");
  }

  @Test
  void addsTheReasoningThatGrokLeavesOutOfAResponse() {
    TokenUsage usage =
        usage(
            """
            {"input_tokens":12,"output_tokens":1,"total_tokens":399,
             "output_tokens_details":{"reasoning_tokens":386}}""");

    assertThat(usage.output()).hasValue(387);
  }

  @Test
  void takesTheRestOfTheTotalForOutput() {
    assertThat(usage("{\"prompt_tokens\":8,\"total_tokens\":8}")).isEqualTo(TokenUsage.of(8, 0));
    assertThat(usage("{\"prompt_tokens\":8,\"total_tokens\":11}")).isEqualTo(TokenUsage.of(8, 3));
    assertThat(usage("{\"prompt_tokens\":8,\"total_tokens\":7}").output()).isEmpty();
  }

  @Test
  void takesATotalAloneForInput() {
    assertThat(usage("{\"total_tokens\":8}")).isEqualTo(TokenUsage.of(8, 0));
  }

  @Test
  void readsCoheresTokens() {
    String tokens =
        """
        {"billed_units":{"input_tokens":5,"output_tokens":1},
         "tokens":{"input_tokens":70,"output_tokens":2}}""";

    assertThat(usage(tokens)).isEqualTo(TokenUsage.of(70, 2));
    assertThat(usage("null,\"meta\":" + tokens)).isEqualTo(TokenUsage.of(70, 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.0", "1e3", "\"7\"", "null", "{}", "[7]", "1e400"})
  void takesNoNumberThatIsNotWholeForACount(String value) {
    assertThat(usage("{\"prompt_tokens\":" + value + "}")).isEqualTo(TokenUsage.UNKNOWN);
  }

  @Test
  void takesNoCountThatCouldMakeSumsOverflow() {
    assertThat(usage("{\"prompt_tokens\":999999999999}").allInput()).hasValue(999_999_999_999L);
    assertThat(usage("{\"prompt_tokens\":1000000000000}")).isEqualTo(TokenUsage.UNKNOWN);
  }

  @Test
  void tellsZeroFromUnknown() {
    TokenUsage usage = usage("{\"prompt_tokens\":0}");

    assertThat(usage.allInput()).hasValue(0);
    assertThat(usage.output()).isEmpty();
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

    assertThat(scan.usage().tokens()).isEqualTo(TokenUsage.UNKNOWN);
  }

  @Test
  void keepsTheObjectAsItWasWritten() {
    String usage = "{ \"prompt_tokens\" : 1,\"new\":{\"é\":[\"}\"]} }";

    assertThat(raw(usage)).hasValue(usage);
    assertThat(raw("null")).isEmpty();
    assertThat(raw("[1]")).isEmpty();
  }

  @Test
  void keepsTheLastOfSeveral() {
    assertThat(raw("{\"a\":1},\"usage\":{\"b\":2}")).hasValue("{\"b\":2}");
  }

  @Test
  void keepsNoObjectThatIsTooLong() {
    String longest = "{\"x\":\"" + "y".repeat(RawUsage.MAX - 8) + "\"}";

    assertThat(raw(longest)).hasValue(longest);
    assertThat(raw(longest.replace("x", "xx"))).isEmpty();
  }

  /** In one piece, byte by byte, and cut once at each place; all must tell the same. */
  private static Optional<String> raw(String value) {
    byte[] answer = ("{\"id\":7,\"usage\":" + value + ",\"b\":{}}").getBytes(UTF_8);
    Optional<String> whole = rawCutAt(answer, 0);
    for (int cut = 1; cut < answer.length; cut++) {
      assertThat(rawCutAt(answer, cut)).isEqualTo(whole);
    }
    ChatAnswerScan scan = new ChatAnswerScan(Optional.empty());
    for (int i = 0; i < answer.length; i++) {
      scan.feed(answer, i, 1);
    }
    assertThat(scan.usage().raw()).isEqualTo(whole);
    return whole;
  }

  private static Optional<String> rawCutAt(byte[] answer, int cut) {
    ChatAnswerScan scan = new ChatAnswerScan(Optional.empty());
    scan.feed(answer, 0, cut);
    scan.feed(answer, cut, answer.length - cut);
    return scan.usage().raw();
  }

  private static TokenUsage usage(String value) {
    ChatAnswerScan scan = new ChatAnswerScan(Optional.empty());
    byte[] answer = ("{\"usage\":" + value + "}").getBytes(UTF_8);
    scan.feed(answer, 0, answer.length);
    return scan.usage().tokens();
  }
}
