package ai.nexus.wire.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.translate.Framing;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BedrockAnswerTest {

  private final BedrockProvider provider = new BedrockProvider();

  @Test
  void streamsInAmazonsFrames() {
    assertThat(provider.dialect()).isEqualTo(Dialect.BEDROCK);
    assertThat(provider.framing()).isEqualTo(Framing.EVENT_STREAM);
  }

  @Test
  void readsEveryBlock() {
    ChatAnswer answer = answer(Fixture.of("answers/tools.txt").sections().get(0));

    assertThat(answer.id()).isEmpty();
    assertThat(answer.model()).isEmpty();
    assertThat(answer.choices().get(0).parts())
        .containsExactly(
            new Part.Thinking("Let me look.", Optional.of("c2ln")),
            new Part.RedactedThinking("cmVk"),
            Part.Text.of("I look."),
            new Part.ToolCall(
                "tooluse_kZJMlvQm",
                "weather",
                "{\"city\":\"Wien\",\"days\":1.50}",
                Optional.empty(),
                Optional.empty()),
            Part.Text.of("It is sunny."));
    assertThat(answer.choices().get(0).finish()).contains(Finish.of(Finish.Reason.TOOL_CALLS));
    assertThat(answer.usage().tokens())
        .hasToString(
            "input_tokens=30 cache_read_tokens=700 cache_write_5m_tokens=200"
                + " cache_write_1h_tokens=100 output_tokens=628");
    assertThat(answer.usage().raw().orElseThrow()).contains("\"totalTokens\":1658");
  }

  @Test
  void readsTheStopSequenceThatWasMet() {
    ChatAnswer answer = answer(Fixture.of("answers/text.txt").sections().get(0));

    assertThat(answer.choices().get(0).finish())
        .contains(new Finish(Finish.Reason.STOP, Optional.of("END")));
    assertThat(answer.usage().tokens()).hasToString("input_tokens=125 output_tokens=60");
  }

  @ParameterizedTest
  @CsvSource({
    "end_turn, STOP",
    "stop_sequence, STOP",
    "tool_use, TOOL_CALLS",
    "max_tokens, LENGTH",
    "model_context_window_exceeded, LENGTH",
    "guardrail_intervened, CONTENT_FILTER",
    "content_filtered, CONTENT_FILTER",
    "malformed_model_output, STOP",
    "malformed_tool_use, STOP",
    "one_that_is_new, STOP",
  })
  void readsWhyItEnded(String told, Finish.Reason reason) {
    ChatAnswer answer =
        answer("{\"output\":{\"message\":{\"content\":[]}},\"stopReason\":\"" + told + "\"}");

    assertThat(answer.choices().get(0).finish()).contains(Finish.of(reason));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'inputTokens':1,'outputTokens':2 | input_tokens=1 output_tokens=2",
        "'inputTokens':-1,'outputTokens':2.5 |",
        "'inputTokens':1e12,'outputTokens':'2','cacheReadInputTokens':null |",
        "'cacheWriteInputTokens':5 | cache_write_5m_tokens=5",
        "'cacheWriteInputTokens':5,'cacheDetails':[{'ttl':'5m','inputTokens':5}]"
            + " | cache_write_5m_tokens=5",
        "'cacheWriteInputTokens':5,'cacheDetails':[7,{'ttl':'1h','inputTokens':9}]"
            + " | cache_write_5m_tokens=0 cache_write_1h_tokens=5",
      },
      quoteCharacter = '`')
  void countsWhatIsTold(String usage, String counts) {
    ChatAnswer answer =
        answer(
            "{\"output\":{\"message\":{\"content\":[]}},\"usage\":{"
                + usage.replace('\'', '"')
                + "}}");

    assertThat(answer.usage().tokens()).hasToString(counts == null ? "" : counts);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"output\":{}}",
        "{\"output\":{\"message\":{\"content\":{}}}}",
        "{\"output\":{\"message\":{\"content\":[{\"toolUse\":{\"name\":\"a\"}}]}}}",
        "{\"output\":{\"message\":{\"content\":[{\"text\":1}]}}}",
      })
  void refusesWhatIsNoAnswer(String body) {
    assertThatThrownBy(() -> answer(body)).isInstanceOf(UpstreamFormatException.class);
  }

  private ChatAnswer answer(String body) {
    return provider.answer(body.getBytes(UTF_8));
  }
}
