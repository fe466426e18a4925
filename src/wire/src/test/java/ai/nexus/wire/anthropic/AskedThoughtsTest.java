package ai.nexus.wire.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.anthropic.client.AnthropicClient;
import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.model.UsageReport;
import ai.nexus.wire.translate.StreamWriter;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client gets the thoughts that it asks for. */
class AskedThoughtsTest {

  private static final String ASKING =
      "{\"model\":\"m\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]%s}";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "``; text tool_use",
        ",\"thinking\":{\"type\":\"disabled\"}; text tool_use",
        ",\"output_config\":{\"effort\":\"high\"}; text tool_use",
        ",\"thinking\":{\"type\":\"adaptive\"}; thinking redacted_thinking text thinking tool_use",
        ",\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024};"
            + " thinking redacted_thinking text thinking tool_use",
        ",\"thinking\":{\"type\":\"adaptive\",\"display\":\"omitted\"};"
            + " redacted_thinking text thinking tool_use"
      })
  void getsTheThoughtsThatItAsksFor(String members, String blocks) {
    AnthropicClient client =
        new AnthropicClient().repeating(Fixtures.read(ASKING.formatted(members)));

    assertThat(whole(client)).isEqualTo(blocks);
    assertThat(streamed(client)).isEqualTo(blocks);
  }

  private static String whole(AnthropicClient client) {
    List<Part> parts =
        List.of(
            new Part.Thinking("hm", Optional.of("s")),
            new Part.RedactedThinking("x"),
            Part.Text.of("a"),
            new Part.ToolCall("id", "f", "{}", Optional.of("s"), Optional.empty()));
    ChatAnswer answer =
        new ChatAnswer(
            Optional.empty(),
            Optional.empty(),
            List.of(new ChatAnswer.Choice(0, parts, Optional.empty())),
            UsageReport.NONE);
    JsonObject written = Fixtures.json(new String(client.answer(answer, Fixtures.HEAD), UTF_8));
    return types(written.getJsonArray("content").stream());
  }

  private static String streamed(AnthropicClient client) {
    StringBuilder written = new StringBuilder();
    StreamWriter writer = client.stream(Fixtures.HEAD);
    Stream.of(
            new StreamEvent.ThinkingDelta(0, "hm"),
            new StreamEvent.ThinkingSigned(0, "s"),
            new StreamEvent.RedactedThinking(0, "x"),
            new StreamEvent.TextDelta(0, "a"),
            new StreamEvent.ToolCallStarted(0, 0, "id", "f", Optional.of("s")),
            new StreamEvent.Finished(0, Finish.of(Finish.Reason.TOOL_CALLS)),
            new StreamEvent.Ended())
        .forEach(step -> writer.write(step, bytes -> written.append(new String(bytes, UTF_8))));
    return types(
        Stream.of(Fixtures.events(written.toString()))
            .map(Fixtures::json)
            .filter(event -> event.getString("type").equals("content_block_start"))
            .map(event -> event.get("content_block")));
  }

  private static String types(Stream<? extends JsonValue> blocks) {
    return String.join(" ", blocks.map(block -> block.asJsonObject().getString("type")).toList());
  }
}
