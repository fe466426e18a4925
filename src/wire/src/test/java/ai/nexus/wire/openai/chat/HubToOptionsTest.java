package ai.nexus.wire.openai.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.wire.chat.CacheMark;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Message;
import ai.nexus.wire.chat.OutputFormat;
import ai.nexus.wire.chat.Reasoning;
import ai.nexus.wire.chat.Reasoning.Effort;
import ai.nexus.wire.chat.Role;
import ai.nexus.wire.chat.Tool;
import ai.nexus.wire.chat.ToolChoice;
import ai.nexus.wire.model.BadRequestException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients of other dialects ask beside their conversation, in OpenAI's words. */
class HubToOptionsTest {

  private final Dropped dropped = new Dropped();

  @ParameterizedTest
  @CsvSource({"1024, low", "4096, medium", "16384, high", "-1, ", "0, "})
  void turnsABudgetIntoTheNearestWord(long budget, String effort) {
    Reasoning thinking =
        new Reasoning(Optional.empty(), Optional.empty(), Optional.of(budget), Optional.empty());

    JsonObject body = write(builder -> builder.reasoning(Optional.of(thinking)));

    assertThat(body.getString("reasoning_effort", null)).isEqualTo(effort);
    assertThat(dropped.members().contains("thinking")).isEqualTo(budget == 0);
  }

  @Test
  void writesTheGreatestEffortThatThereIs() {
    Reasoning thinking =
        new Reasoning(
            Optional.empty(), Optional.of(Effort.MAX), Optional.empty(), Optional.empty());

    JsonObject body = write(builder -> builder.reasoning(Optional.of(thinking)));

    assertThat(body.getString("reasoning_effort")).isEqualTo("xhigh");
  }

  @Test
  void leavesOutAnEndUserThatIsTooLong() {
    JsonObject body = write(builder -> builder.endUser(Optional.of("u".repeat(65))));

    assertThat(body).doesNotContainKey("safety_identifier");
    assertThat(dropped.members()).containsExactly("user");
  }

  @Test
  void namesASchemaThatHasNoName() {
    OutputFormat schema =
        new OutputFormat.Schema(
            Optional.empty(), Optional.empty(), JsonValue.EMPTY_JSON_OBJECT, Optional.empty());

    JsonObject body = write(builder -> builder.format(Optional.of(schema)));

    assertThat(body.get("response_format"))
        .isEqualTo(
            Chats.json(
                "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"answer\",\"schema\":{}}}"));
  }

  @Test
  void saysNothingOfCallsWhereThereAreNoTools() {
    JsonObject body =
        write(
            builder ->
                builder
                    .toolChoice(Optional.of(new ToolChoice.Auto()))
                    .parallelToolCalls(Optional.of(true)));

    assertThat(body).containsOnlyKeys("model", "messages");
  }

  @Test
  void writesEachChoiceOfTools() {
    assertThat(choice(new ToolChoice.Auto())).isEqualTo(Chats.json("\"auto\""));
    assertThat(choice(new ToolChoice.None())).isEqualTo(Chats.json("\"none\""));
    assertThat(choice(new ToolChoice.Required())).isEqualTo(Chats.json("\"required\""));
    assertThat(choice(new ToolChoice.Named("f")))
        .isEqualTo(Chats.json("{\"type\":\"function\",\"function\":{\"name\":\"f\"}}"));
  }

  @Test
  void refusesToForceAToolThatIsNotGiven() {
    ChatRequest request =
        ChatRequest.builder("m")
            .messages(List.of(Message.text(Role.USER, "x")))
            .toolChoice(Optional.of(new ToolChoice.Among(List.of("g"), true)))
            .build();

    assertThatThrownBy(() -> Chats.write(ServerKind.PLAIN, request, dropped))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("allow one of 'tools'");
  }

  @Test
  void reportsMarksOnTools() {
    Tool tool =
        new Tool(
            "f",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(CacheMark.ONE_HOUR));

    write(builder -> builder.tools(List.of(tool)));

    assertThat(dropped.members()).containsExactly("tools[].cache_control");
  }

  private JsonValue choice(ToolChoice choice) {
    Tool tool =
        new Tool("f", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    return write(builder -> builder.tools(List.of(tool)).toolChoice(Optional.of(choice)))
        .get("tool_choice");
  }

  private JsonObject write(UnaryOperator<ChatRequest.Builder> more) {
    ChatRequest.Builder builder =
        ChatRequest.builder("m").messages(List.of(Message.text(Role.USER, "x")));
    return Chats.write(ServerKind.OPENAI, more.apply(builder).build(), dropped);
  }
}
