package ai.nexus.wire.openai.chat;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.gemini.GeminiRequestReader;
import ai.nexus.wire.openai.responses.provider.ResponsesProvider;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Requests for JSON of no schema, which OpenAI takes only where their messages speak of it. */
class JsonWordTest {

  @Test
  void isSaidWhereNoMessageHasIt() {
    ChatRequest request = asked("Name a city.", "{}");

    JsonObject chat = Chats.write(ServerKind.OPENAI, request, new Dropped());
    JsonObject response = Chats.json(new ResponsesProvider().request(request, "up", new Dropped()));

    assertThat(chat.getJsonArray("messages").getJsonObject(0))
        .hasToString("{\"role\":\"system\",\"content\":\"Answer with one JSON object.\"}");
    assertThat(response.getJsonArray("input").getJsonObject(0).toString())
        .contains("system", "Answer with one JSON object.");
  }

  @Test
  void followsWhatTheSystemSays() {
    ChatRequest request = asked("Name a city.", "{\"parts\":[{\"text\":\"Be short.\"}]}");

    JsonObject chat = Chats.write(ServerKind.OPENAI, request, new Dropped());

    assertThat(chat.getJsonArray("messages")).hasSize(2);
    assertThat(chat.getJsonArray("messages").getJsonObject(0).toString())
        .containsSubsequence("system", "Be short.", "Answer with one JSON object.");
  }

  @Test
  void isNotSaidTwice() {
    ChatRequest request = asked("Name a city in Json.", "{}");

    JsonObject chat = Chats.write(ServerKind.OPENAI, request, new Dropped());

    assertThat(chat.getJsonArray("messages").toString()).doesNotContain("Answer with");
  }

  private static ChatRequest asked(String text, String system) {
    String body =
        "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"%s\"}]}],"
            + "\"systemInstruction\":%s,"
            + "\"generationConfig\":{\"responseMimeType\":\"application/json\"}}";
    return new GeminiRequestReader()
        .read(
            body.formatted(text, system.equals("{}") ? "{\"parts\":[]}" : system)
                .getBytes(StandardCharsets.UTF_8),
            "m",
            false,
            new Dropped());
  }
}
