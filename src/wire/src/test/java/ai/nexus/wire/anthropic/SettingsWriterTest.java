package ai.nexus.wire.anthropic;

import static ai.nexus.wire.anthropic.Fixtures.asking;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import ai.nexus.wire.anthropic.provider.AnthropicProvider;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.OutputFormat;
import ai.nexus.wire.chat.Sampling;
import ai.nexus.wire.chat.Tool;
import ai.nexus.wire.chat.ToolChoice;
import ai.nexus.wire.model.BadRequestException;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a request says beside its messages. */
class SettingsWriterTest {

  private static final String OLD = "claude-sonnet-4-5";
  private static final JsonObject SCHEMA =
      Fixtures.json("{\"type\":\"object\",\"properties\":{},\"x\":0.10}");

  private final Dropped dropped = new Dropped();

  private JsonObject write(ChatRequest.Builder request, String model) {
    return Fixtures.write(request.build(), model, dropped);
  }

  private static Sampling sampling(String temperature, String topP, Long topK) {
    return new Sampling(
        Optional.empty(),
        Optional.ofNullable(temperature).map(BigDecimal::new),
        Optional.ofNullable(topP).map(BigDecimal::new),
        Optional.ofNullable(topK),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Sampling stop(Integer choices, String... stop) {
    return new Sampling(
        Optional.of(7L),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(stop),
        Optional.ofNullable(choices),
        Optional.of(3L),
        Optional.of(BigDecimal.ONE),
        Optional.of(new BigDecimal("0.0")),
        Optional.of(true),
        Optional.of(2));
  }

  private static Tool tool(String name) {
    return new Tool(name, Optional.empty(), Optional.empty(), Optional.of(true), Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // model, temperature, top_p, top_k, what is written of them, what is dropped
        "claude-sonnet-4-0, 0.70, 0.9, 5, temperature=0.70 top_p=0.9 top_k=5, -",
        "claude-3-7-sonnet-latest, 1.3, -, -, temperature=1, temperature",
        "claude-sonnet-4-5-20250929, 0.2, 0.9, -, temperature=0.2, top_p",
        "claude-opus-4-1, 0.2, 1.0, -, temperature=0.2, -",
        "claude-opus-4-1, -, 0.5, -, top_p=0.5, -",
        "claude-opus-4-7, 0.2, 0.9, 5, '', temperature top_k top_p",
        "claude-opus-4-7, 1.0, 1, -, '', -",
        "claude-fable-5, 2, -, -, '', temperature",
        "anthropic/claude-sonnet-5.5, 0, -, -, '', temperature",
        "claude-haiku-latest, 0.5, -, -, '', temperature",
        "glm-4.6, 0.2, 0.9, 5, temperature=0.2 top_p=0.9 top_k=5, -",
      })
  void writesWhatTheModelTakes(
      String model, String temperature, String topP, Long topK, String expected, String left) {
    JsonObject written = write(asking().sampling(sampling(temperature, topP, topK)), model);

    String values =
        written.entrySet().stream()
            .filter(member -> List.of("temperature", "top_p", "top_k").contains(member.getKey()))
            .map(member -> member.getKey() + "=" + member.getValue())
            .reduce("", (all, one) -> (all + " " + one).strip());
    assertThat(values).isEqualTo(expected);
    assertThat(String.join(" ", dropped.members())).isEqualTo(left == null ? "" : left);
  }

  @Test
  void givesALimitWhereTheClientDoesNot() {
    ChatRequest request = asking().build();

    byte[] written = new AnthropicProvider(900).request(request, OLD, dropped);

    assertThat(write(asking(), OLD).getInt("max_tokens")).isEqualTo(4_096);
    assertThat(new String(written, UTF_8)).contains("\"max_tokens\":900");
    assertThatThrownBy(() -> new AnthropicProvider(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void leavesOutWhatOnlyOthersHave() {
    JsonObject written =
        write(
            asking()
                .sampling(stop(1, "a", "b"))
                .endUser(Optional.of("u"))
                .metadata(Map.of("k", "v")),
            OLD);

    Fixtures.assertSame(
        written,
        """
        {"model":"claude-sonnet-4-5","max_tokens":7,
         "messages":[{"role":"user","content":"Hi"}],
         "stop_sequences":["a","b"],"metadata":{"user_id":"u"}}""");
    assertThat(dropped.members())
        .containsExactly("logprobs", "metadata", "presence_penalty", "seed", "top_logprobs");
  }

  @Test
  void refusesWhatWouldChangeTheAnswer() {
    assertRefused("n", asking().sampling(stop(2)), OLD);
    assertRefused("stop", asking().sampling(stop(1, "\n")), OLD);
    assertRefused("stop", asking().sampling(stop(1, "")), OLD);
    assertRefused("response_format", asking().format(Optional.of(schema())), "claude-opus-4-1");
  }

  @Test
  void writesASchemaAsTheFormat() {
    JsonObject written = write(asking().format(Optional.of(schema())), OLD);

    assertThat(written.getJsonObject("output_config"))
        .hasToString(
            "{\"format\":{\"type\":\"json_schema\","
                + "\"schema\":{\"type\":\"object\",\"properties\":{},"
                + "\"additionalProperties\":false,\"description\":\"{x: 0.10}\"}}}");
    assertThat(dropped.members()).containsExactly("response_format.json_schema.description");
  }

  @Test
  void asksForJsonOfNoSchemaInWords() {
    JsonObject written = write(asking().format(Optional.of(new OutputFormat.AnyJson())), OLD);

    assertThat(written.getString("system")).contains("one JSON object and nothing else");
  }

  @Test
  void writesToolsWithASchemaEach() {
    JsonObject written =
        write(
            asking()
                .tools(
                    List.of(
                        tool("a"),
                        new Tool(
                            "b",
                            Optional.of("B"),
                            Optional.of(Fixtures.json("{\"properties\":{}}")),
                            Optional.of(false),
                            Optional.empty()))),
            OLD);

    assertThat(written.getJsonArray("tools"))
        .hasToString(
            "[{\"name\":\"a\",\"input_schema\":{\"type\":\"object\",\"properties\":{},"
                + "\"additionalProperties\":false},\"strict\":true},"
                + "{\"name\":\"b\",\"description\":\"B\","
                + "\"input_schema\":{\"properties\":{},\"type\":\"object\"}}]");
    assertThat(written).doesNotContainKey("tool_choice");
  }

  @Test
  void leavesOutStrictWhereTheModelDoesNotKnowIt() {
    JsonObject written = write(asking().tools(List.of(tool("a"))), "claude-opus-4-1");

    assertThat(written.toString()).doesNotContain("strict");
    assertThat(dropped.members()).containsExactly("tools[].function.strict");
  }

  @Test
  void writesEveryToolChoice() {
    assertChoice(new ToolChoice.Auto(), true, "{\"type\":\"auto\"}");
    assertChoice(new ToolChoice.None(), false, "{\"type\":\"none\"}");
    assertChoice(
        new ToolChoice.Required(), false, "{\"type\":\"any\",\"disable_parallel_tool_use\":true}");
    assertChoice(new ToolChoice.Named("b"), true, "{\"type\":\"tool\",\"name\":\"b\"}");
    assertChoice(null, false, "{\"type\":\"auto\",\"disable_parallel_tool_use\":true}");
  }

  @Test
  void givesTheModelOnlyTheToolsThatItMayCall() {
    JsonObject written =
        write(
            asking()
                .tools(List.of(tool("a"), tool("b")))
                .toolChoice(Optional.of(new ToolChoice.Among(List.of("b"), true))),
            OLD);

    assertThat(written.getJsonArray("tools")).hasSize(1);
    assertThat(written.getJsonObject("tool_choice")).hasToString("{\"type\":\"any\"}");
  }

  @Test
  void asksForAStream() {
    assertThat(write(asking().stream(true), OLD).getBoolean("stream")).isTrue();
  }

  private static OutputFormat schema() {
    return new OutputFormat.Schema(Optional.of("n"), Optional.of("d"), SCHEMA, Optional.of(true));
  }

  private void assertChoice(ToolChoice choice, boolean parallel, String expected) {
    JsonObject written =
        write(
            asking()
                .tools(List.of(tool("a"), tool("b")))
                .toolChoice(Optional.ofNullable(choice))
                .parallelToolCalls(Optional.of(parallel)),
            OLD);

    assertThat(written.getJsonObject("tool_choice")).hasToString(expected);
  }

  private void assertRefused(String param, ChatRequest.Builder request, String model) {
    assertThatThrownBy(() -> write(request, model))
        .asInstanceOf(throwable(BadRequestException.class))
        .returns(Optional.of(param), BadRequestException::param);
  }
}
