package ai.nexus.wire.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import ai.nexus.wire.chat.CacheMark;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Media;
import ai.nexus.wire.chat.Message;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.Reasoning;
import ai.nexus.wire.chat.Reasoning.Effort;
import ai.nexus.wire.chat.Role;
import ai.nexus.wire.chat.ToolChoice;
import ai.nexus.wire.model.BadRequestException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {

  private static ChatRequest with(String members) {
    return Fixtures.read(
        "{\"model\":\"m\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"a\"}],"
            + members
            + "}");
  }

  private static List<Message> messages(String messages) {
    return Fixtures.read("{\"model\":\"m\",\"messages\":[" + messages + "]}").messages();
  }

  @Test
  void makesTheSystemTheFirstMessage() {
    ChatRequest request =
        with(
            "\"system\":[{\"type\":\"text\",\"text\":\"x\","
                + "\"cache_control\":{\"type\":\"ephemeral\"}}]");

    assertThat(request.messages())
        .containsExactly(
            Message.of(
                Role.SYSTEM, List.of(new Part.Text("x", Optional.of(CacheMark.FIVE_MINUTES)))),
            Fixtures.user("a"));
  }

  @Test
  void putsResultsIntoAMessageOfTheirOwn() {
    List<Message> messages =
        messages(
            "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"b\"},"
                + "{\"type\":\"tool_result\",\"tool_use_id\":\"1\",\"content\":\"r\"},"
                + "{\"type\":\"tool_result\",\"tool_use_id\":\"2\",\"is_error\":true}]}");

    assertThat(messages)
        .containsExactly(
            Message.of(
                Role.TOOL,
                List.of(
                    new Part.ToolResult("1", List.of(Part.Text.of("r")), false, Optional.empty()),
                    new Part.ToolResult("2", List.of(), true, Optional.empty()))),
            Fixtures.user("b"));
  }

  @Test
  void readsATextDocumentAsOneInTheRequest() {
    List<Message> messages =
        messages(
            "{\"role\":\"user\",\"content\":[{\"type\":\"document\",\"source\":"
                + "{\"type\":\"text\",\"media_type\":\"text/plain\",\"data\":\"a\"}}]}");

    assertThat(messages.get(0).parts())
        .containsExactly(
            new Part.Document(
                new Media.Inline("text/plain", "YQ=="), Optional.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"type\":\"auto\"}; Auto[]",
        "{\"type\":\"any\"}; Required[]",
        "{\"type\":\"none\"}; None[]",
        "{\"type\":\"tool\",\"name\":\"x\"}; Named[name=x]"
      })
  void readsEveryToolChoice(String choice, String expected) {
    assertThat(with("\"tool_choice\":" + choice).toolChoice().map(ToolChoice::toString))
        .hasValue(expected);
  }

  @Test
  void turnsTheWishForSingleCallsRound() {
    assertThat(
            with("\"tool_choice\":{\"type\":\"any\",\"disable_parallel_tool_use\":true}")
                .parallelToolCalls())
        .hasValue(false);
    assertThat(with("\"tool_choice\":{\"type\":\"any\"}").parallelToolCalls()).isEmpty();
  }

  @Test
  void readsThinking() {
    assertThat(with("\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024}").reasoning())
        .hasValue(
            new Reasoning(
                Optional.of(true), Optional.empty(), Optional.of(1_024L), Optional.empty()));
    assertThat(with("\"thinking\":{\"type\":\"between_tools\"}").reasoning())
        .hasValue(
            new Reasoning(
                Optional.of(false), Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(with("\"output_config\":{\"effort\":\"max\"}").reasoning())
        .hasValue(
            new Reasoning(
                Optional.empty(), Optional.of(Effort.MAX), Optional.empty(), Optional.of(false)));
  }

  @Test
  void readsTheFormatOfTheBetaVersion() {
    String format = "{\"type\":\"json_schema\",\"schema\":{}}";

    assertThat(with("\"output_format\":" + format).format())
        .isEqualTo(with("\"output_config\":{\"format\":" + format + "}").format())
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[]; ",
        "x; ",
        "{}; model",
        "{\"model\":\"\"}; model",
        "{\"model\":7}; model",
        "{\"model\":\"m\"}; messages",
        "{\"model\":\"m\",\"messages\":[]}; messages",
        "{\"model\":\"m\",\"messages\":{}}; messages",
        "{\"model\":\"m\",\"messages\":[1]}; messages[0]",
        "{\"model\":\"m\",\"messages\":[{\"role\":\"tool\",\"content\":\"\"}]}; messages[0].role",
        "{\"model\":\"m\",\"messages\":[{\"role\":\"user\"}]}; messages[0].content",
        "{\"model\":\"m\",\"mcp_servers\":[]}; mcp_servers",
        "{\"model\":\"m\",\"inference_geo\":\"eu\"}; inference_geo",
      })
  void namesWhatIsWrongWithTheBody(String body, String param) {
    assertThatThrownBy(() -> Fixtures.read(body))
        .asInstanceOf(throwable(BadRequestException.class))
        .returns(Optional.ofNullable(param), BadRequestException::param);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"max_tokens\":\"9\"; max_tokens",
        "\"max_tokens\":1.5; max_tokens",
        "\"temperature\":\"hot\"; temperature",
        "\"top_k\":1e99; top_k",
        "\"stop_sequences\":\"x\"; stop_sequences",
        "\"stop_sequences\":[1]; stop_sequences",
        "\"stream\":\"yes\"; stream",
        "\"system\":[{\"type\":\"image\",\"source\":{\"type\":\"url\",\"url\":\"u\"}}]; system",
        "\"tools\":[{\"type\":\"web_search_20250305\",\"name\":\"web_search\"}]; tools[0].type",
        "\"tools\":[{\"input_schema\":{}}]; tools[0].name",
        "\"tools\":[{\"name\":\"n\",\"input_schema\":[]}]; tools[0].input_schema",
        "\"tool_choice\":{\"type\":\"some\"}; tool_choice.type",
        "\"tool_choice\":{\"type\":\"tool\"}; tool_choice.name",
        "\"thinking\":{\"type\":\"deep\"}; thinking.type",
        "\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":\"x\"}; thinking.budget_tokens",
        "\"output_config\":{\"effort\":\"huge\"}; output_config.effort",
        "\"output_config\":{\"format\":{\"type\":\"xml\"}}; output_config.format.type",
        "\"output_config\":{\"format\":{\"type\":\"json_schema\"}}; output_config.format.schema",
        "\"metadata\":{\"user_id\":7}; metadata.user_id",
      })
  void namesTheMemberThatIsWrong(String member, String param) {
    assertThatThrownBy(() -> with(member))
        .asInstanceOf(throwable(BadRequestException.class))
        .returns(Optional.of(param), BadRequestException::param);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"type\":\"audio\"}; type",
        "{\"text\":\"x\"}; type",
        "{\"type\":\"container_upload\",\"file_id\":\"f\"}; type",
        "{\"type\":\"text\"}; text",
        "{\"type\":\"image\"}; source",
        "{\"type\":\"image\",\"source\":{\"type\":\"ftp\"}}; source.type",
        "{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"data\":\"\"}}; source.media_type",
        "{\"type\":\"tool_use\",\"name\":\"n\"}; id",
        "{\"type\":\"tool_use\",\"id\":\"i\",\"name\":\"n\",\"input\":\"{}\"}; input",
        "{\"type\":\"tool_result\"}; tool_use_id",
        "{\"type\":\"redacted_thinking\"}; data",
      })
  void namesTheBlockThatIsWrong(String block, String member) {
    assertThatThrownBy(
            () -> messages("{\"role\":\"user\",\"content\":[\"\"]}".replace("\"\"", block)))
        .asInstanceOf(throwable(BadRequestException.class))
        .returns(Optional.of("messages[0].content[0]." + member), BadRequestException::param);
  }
}
