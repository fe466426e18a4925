package ai.nexus.wire.openai.chat;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Reasoning;
import ai.nexus.wire.chat.Reasoning.Effort;
import ai.nexus.wire.chat.ToolChoice;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestOptionsTest {

  @Test
  void copiesNumbersExactly() {
    ChatRequest request = withMember("\"temperature\":0.10000000000000000555,\"top_p\":1.0");

    assertThat(request.sampling().temperature()).hasValue(new BigDecimal("0.10000000000000000555"));
    assertThat(request.sampling().topP()).hasValue(new BigDecimal("1.0"));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"stop\":\"a\"', a",
    "'\"stop\":[\"a\",\"b\"]', a b",
    "'\"stop\":null', ''",
    "'\"stop\":[]', ''"
  })
  void takesOneStopSequenceOrSeveral(String member, String expected) {
    assertThat(String.join(" ", withMember(member).sampling().stop())).isEqualTo(expected);
  }

  @Test
  void prefersTheNewNameOfTheLimit() {
    ChatRequest request = withMember("\"max_tokens\":1,\"max_completion_tokens\":2");

    assertThat(request.sampling().maxTokens()).hasValue(2L);
  }

  @Test
  void readsEachChoiceOfTools() {
    assertThat(withMember("\"tool_choice\":\"auto\"").toolChoice()).hasValue(new ToolChoice.Auto());
    assertThat(withMember("\"tool_choice\":\"none\"").toolChoice()).hasValue(new ToolChoice.None());
    assertThat(withMember("\"tool_choice\":\"required\"").toolChoice())
        .hasValue(new ToolChoice.Required());
    assertThat(
            withMember("\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"f\"}}")
                .toolChoice())
        .hasValue(new ToolChoice.Named("f"));
    assertThat(
            withMember(
                    """
                    "tool_choice":{"type":"allowed_tools","allowed_tools":{"mode":"auto",
                     "tools":[{"type":"function","function":{"name":"f"}}]}}""")
                .toolChoice())
        .hasValue(new ToolChoice.Among(List.of("f"), false));
  }

  @Test
  void readsHowMuchToThinkInAllWaysThereAre() {
    assertThat(withMember("\"reasoning_effort\":\"xhigh\"").reasoning())
        .hasValue(reasoning(null, Effort.XHIGH, null, null));
    assertThat(withMember("\"reasoning\":{\"max_tokens\":9,\"exclude\":true}").reasoning())
        .hasValue(reasoning(null, null, 9L, false));
    assertThat(withMember("\"reasoning\":{\"enabled\":true,\"effort\":\"low\"}").reasoning())
        .hasValue(reasoning(true, Effort.LOW, null, null));
    assertThat(withMember("\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024}").reasoning())
        .hasValue(reasoning(true, null, 1024L, null));
    assertThat(withMember("\"thinking\":{\"type\":\"disabled\"}").reasoning())
        .hasValue(reasoning(false, null, null, null));
  }

  private static Reasoning reasoning(Boolean enabled, Effort effort, Long budget, Boolean shown) {
    return new Reasoning(
        Optional.ofNullable(enabled),
        Optional.ofNullable(effort),
        Optional.ofNullable(budget),
        Optional.ofNullable(shown));
  }

  private static ChatRequest withMember(String member) {
    return Chats.read(
        "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]," + member + "}");
  }
}
