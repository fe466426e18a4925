package ai.nexus.wire.anthropic;

import static ai.nexus.wire.anthropic.Fixtures.asking;
import static ai.nexus.wire.anthropic.Fixtures.assistant;
import static ai.nexus.wire.anthropic.Fixtures.call;
import static ai.nexus.wire.anthropic.Fixtures.result;
import static ai.nexus.wire.anthropic.Fixtures.user;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.Reasoning;
import ai.nexus.wire.chat.Reasoning.Effort;
import ai.nexus.wire.chat.Sampling;
import ai.nexus.wire.chat.Tool;
import ai.nexus.wire.chat.ToolChoice;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThinkingWriterTest {

  private final Dropped dropped = new Dropped();

  private static Reasoning reasoning(Boolean enabled, Effort effort, Long budget, Boolean shown) {
    return new Reasoning(
        Optional.ofNullable(enabled),
        Optional.ofNullable(effort),
        Optional.ofNullable(budget),
        Optional.ofNullable(shown));
  }

  private static Sampling limited(Long maxTokens) {
    Sampling all = Sampling.DEFAULT;
    return new Sampling(
        Optional.ofNullable(maxTokens),
        all.temperature(),
        all.topP(),
        all.topK(),
        all.stop(),
        all.choices(),
        all.seed(),
        all.presencePenalty(),
        all.frequencyPenalty(),
        all.logprobs(),
        all.topLogprobs());
  }

  private String write(String model, ChatRequest.Builder request) {
    JsonObject written = Fixtures.write(request.build(), model, dropped);
    return "%s %s %s"
        .formatted(
            written.getInt("max_tokens"), written.get("thinking"), written.get("output_config"))
        .replace("\"", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // model | enabled | effort | budget | shown | limit | limit, thinking, output_config
        "claude-3-5-sonnet-latest|-|HIGH|-|-|-|4096 null null|dropped",
        "claude-3-5-sonnet-latest|false|-|-|-|-|4096 null null|-",
        "claude-3-7-sonnet-20250219|-|LOW|-|-|-|5120 {type:enabled,budget_tokens:1024} null|-",
        "claude-sonnet-4-5|-|MEDIUM|-|-|-|8192 {type:enabled,budget_tokens:4096} null|-",
        "claude-opus-4-20250514|-|MAX|-|-|-|28672 {type:enabled,budget_tokens:24576} null|-",
        "claude-sonnet-4-5|-|HIGH|-|-|2000|2000 {type:enabled,budget_tokens:1500} null|-",
        "claude-sonnet-4-5|-|HIGH|-|-|1000|1000 null null|dropped",
        "claude-sonnet-4-5|-|-|3000|true|4000|4000 {type:enabled,budget_tokens:3000,display:summarized} null|-",
        "claude-sonnet-4-5|-|-|9000|-|4000|4000 {type:enabled,budget_tokens:3000} null|-",
        "claude-sonnet-4-5|-|-|100|-|-|5120 {type:enabled,budget_tokens:1024} null|-",
        "claude-sonnet-4-5|true|-|-1|-|-|8192 {type:enabled,budget_tokens:4096} null|-",
        "claude-sonnet-4-5|-|NONE|-|-|-|4096 {type:disabled} null|-",
        "claude-sonnet-4-5|-|-|0|-|-|4096 {type:disabled} null|-",
        "claude-opus-4-5|true|LOW|2048|-|-|6144 {type:enabled,budget_tokens:2048} {effort:low}|-",
        "claude-opus-4-6|-|XHIGH|-|-|-|4096 {type:adaptive} {effort:high}|-",
        "claude-opus-4-6|-|MAX|-|-|-|4096 {type:adaptive} {effort:max}|-",
        "claude-opus-4-6|-|-|2048|-|-|6144 {type:enabled,budget_tokens:2048} null|-",
        "claude-opus-4-7|-|MINIMAL|-|true|-|4096 {type:adaptive,display:summarized} {effort:low}|-",
        "claude-opus-4-7|-|XHIGH|-|false|-|4096 {type:adaptive,display:omitted} {effort:xhigh}|-",
        "claude-opus-4-8|-|-|1024|-|-|4096 {type:adaptive} {effort:low}|-",
        "claude-opus-4-8|-|-|8000|-|-|4096 {type:adaptive} {effort:medium}|-",
        "claude-opus-4-8|-|-|32000|-|-|4096 {type:adaptive} {effort:high}|-",
        "claude-opus-4-8|-|-|-1|-|-|4096 {type:adaptive} null|-",
        "claude-sonnet-5|false|-|-|-|-|4096 {type:disabled} null|-",
        "claude-opus-5|-|NONE|-|-|-|4096 {type:disabled} null|-",
        "claude-opus-5-5|-|NONE|-|-|-|4096 null {effort:low}|dropped",
        "claude-fable-5|false|HIGH|-|-|-|4096 null {effort:high}|dropped",
        "claude-mythos-preview|-|MEDIUM|-|-|-|4096 {type:adaptive} {effort:medium}|-",
        "claude-sonnet-5-5|-|-|-|true|-|4096 {type:adaptive,display:summarized} null|-",
        "claude-sonnet-5-5|-|-|-|false|-|4096 null null|-",
        "glm-4.6|-|HIGH|-|true|-|20480 {type:enabled,budget_tokens:16384} null|-",
      })
  void tellsTheModelInItsOwnWords(
      String model,
      Boolean enabled,
      Effort effort,
      Long budget,
      Boolean shown,
      Long limit,
      String expected,
      String reported) {
    String written =
        write(
            model,
            asking()
                .sampling(limited(limit))
                .reasoning(Optional.of(reasoning(enabled, effort, budget, shown))));

    assertThat(written).isEqualTo(expected);
    assertThat(dropped.members())
        .isEqualTo(reported == null ? List.of() : List.of("reasoning_effort"));
  }

  @Test
  void doesNotThinkBeforeACallThatMustBe() {
    Tool tool =
        new Tool("a", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    ChatRequest.Builder request =
        asking()
            .tools(List.of(tool))
            .toolChoice(Optional.of(new ToolChoice.Required()))
            .reasoning(Optional.of(reasoning(null, Effort.HIGH, null, null)));

    assertThat(write("claude-sonnet-4-5", request)).isEqualTo("4096 null null");
    assertThat(write("claude-opus-4-6", request)).isEqualTo("4096 null {effort:high}");
    assertThat(write("claude-fable-5", request)).isEqualTo("4096 null {effort:high}");
    assertThat(dropped.members()).containsExactly("reasoning_effort");
  }

  @Test
  void keepsAModelThatThinksUnaskedFromItBeforeACallThatMustBe() {
    Tool tool =
        new Tool("a", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    ChatRequest.Builder request =
        asking().tools(List.of(tool)).toolChoice(Optional.of(new ToolChoice.Named("a")));

    assertThat(write("claude-sonnet-5", request)).isEqualTo("4096 {type:disabled} null");
    assertThat(write("claude-opus-4-8", request)).isEqualTo("4096 null null");
    assertThat(dropped.members()).isEmpty();
    request.reasoning(Optional.of(reasoning(null, Effort.MAX, null, null)));
    assertThat(write("claude-opus-5", request)).isEqualTo("4096 {type:disabled} {effort:high}");
    assertThat(dropped.members()).containsExactly("reasoning_effort");
  }

  @Test
  void doesNotThinkByBudgetWhereTheThoughtBeforeTheCallsWasLost() {
    ChatRequest.Builder request =
        asking(user("Hi"), assistant(call("1", "a", "")), result("1"))
            .reasoning(Optional.of(reasoning(null, Effort.LOW, null, null)));

    assertThat(write("claude-sonnet-4-5", request)).isEqualTo("4096 null null");
    assertThat(dropped.members()).containsExactly("reasoning_effort");
    assertThat(write("claude-opus-4-6", request)).contains("adaptive");
  }

  @Test
  void thinksByBudgetWhereTheThoughtIsGivenBack() {
    ChatRequest.Builder request =
        asking(
                user("Hi"),
                assistant(new Part.Thinking("", Optional.of("s")), call("1", "a", "")),
                result("1"))
            .reasoning(Optional.of(reasoning(null, Effort.LOW, null, null)));

    assertThat(write("claude-sonnet-4-5", request)).contains("enabled");
    assertThat(dropped.members()).isEmpty();
  }

  @Test
  void leavesLittleToChooseWhereItThinks() {
    Sampling sampling =
        new Sampling(
            Optional.of(9_000L),
            Optional.of(new BigDecimal("0.5")),
            Optional.of(new BigDecimal("0.5")),
            Optional.of(4L),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    ChatRequest request =
        asking()
            .sampling(sampling)
            .reasoning(Optional.of(reasoning(true, null, null, null)))
            .build();

    assertThat(Fixtures.write(request, "claude-sonnet-4-5", dropped))
        .doesNotContainKeys("temperature", "top_p", "top_k");
    assertThat(dropped.members()).containsExactly("temperature", "top_k", "top_p");
  }
}
