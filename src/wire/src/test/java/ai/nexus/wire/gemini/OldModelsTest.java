package ai.nexus.wire.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Message;
import ai.nexus.wire.chat.OutputFormat;
import ai.nexus.wire.chat.Reasoning;
import ai.nexus.wire.chat.Role;
import ai.nexus.wire.chat.Tool;
import ai.nexus.wire.chat.ToolChoice;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models before 2.5 take a subset of OpenAPI's schemas and do not think. */
class OldModelsTest {

  @Test
  void areSentTheSubset() {
    Dropped dropped = new Dropped();
    JsonObject schema =
        Fixture.json("{\"type\":\"object\",\"properties\":{\"a\":{}},\"$id\":\"x\"}");
    ChatRequest request =
        ChatRequest.builder("m")
            .messages(List.of(Message.text(Role.USER, "Hello")))
            .tools(List.of(tool("f", schema), tool("g", Fixture.json("{\"type\":\"object\"}"))))
            .toolChoice(Optional.of(new ToolChoice.Among(List.of("f", "g"), true)))
            .format(
                Optional.of(
                    new OutputFormat.Schema(
                        Optional.empty(), Optional.empty(), schema, Optional.empty())))
            .reasoning(
                Optional.of(
                    new Reasoning(
                        Optional.empty(),
                        Optional.of(Reasoning.Effort.LOW),
                        Optional.empty(),
                        Optional.empty())))
            .build();

    byte[] written = new GeminiProvider().request(request, "gemini-2.0-flash-001", dropped);

    assertThat(Fixture.json(new String(written, UTF_8)))
        .isEqualTo(
            Fixture.json(
                """
                {"contents":[{"role":"user","parts":[{"text":"Hello"}]}],
                 "tools":[{"functionDeclarations":[
                   {"name":"f","parameters":{"type":"OBJECT","properties":{"a":{}}}},
                   {"name":"g"}]}],
                 "toolConfig":{"functionCallingConfig":
                   {"mode":"ANY","allowedFunctionNames":["f","g"]}},
                 "generationConfig":{"responseMimeType":"application/json",
                   "responseSchema":{"type":"OBJECT","properties":{"a":{}}}}}
                """));
    assertThat(dropped.members())
        .containsExactly(
            "reasoning",
            "response_format.json_schema.schema.$id",
            "tools[].function.parameters.$id");
  }

  @ParameterizedTest
  @CsvSource({
    "gemini-1.5-pro, false, false",
    "gemini-2.0-flash-lite, false, false",
    "gemini-2.5-flash-lite, true, false",
    "models/gemini-2.5-pro, true, false",
    "gemini-3-pro-preview, true, true",
    "google/gemini-3.1-flash, true, true",
    "gemini-10-pro, true, true",
    "gemini-flash-latest, true, true",
    "a-tuned-model, true, true"
  })
  void areKnownByTheVersionInTheirNames(String name, boolean thinks, boolean byLevel) {
    GeminiModel model = GeminiModel.of(name);

    assertThat(model.thinks()).isEqualTo(thinks);
    assertThat(model.thinksByLevel()).isEqualTo(byLevel);
  }

  private static Tool tool(String name, JsonObject parameters) {
    return new Tool(
        name, Optional.empty(), Optional.of(parameters), Optional.empty(), Optional.empty());
  }
}
