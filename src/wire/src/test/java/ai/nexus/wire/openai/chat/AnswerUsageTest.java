package ai.nexus.wire.openai.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.model.TokenKind;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.model.UsageReport;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerUsageTest {

  @Test
  void leavesOutUsageThatIsUnknown() {
    assertThat(written(answer(Optional.empty(), TokenUsage.UNKNOWN))).doesNotContainKey("usage");
  }

  @Test
  void leavesOutCountsThatAreUnknown() {
    TokenUsage usage =
        TokenUsage.builder().set(TokenKind.OUTPUT, 3).set(TokenKind.OUTPUT_IMAGE, 2).build();

    JsonObject written = written(answer(Optional.empty(), usage));

    assertThat(written.get("usage"))
        .isEqualTo(
            Chats.json(
                "{\"completion_tokens\":3,\"completion_tokens_details\":{\"image_tokens\":2}}"));
  }

  @Test
  void addsUpWhatWasWrittenToCaches() {
    TokenUsage usage =
        TokenUsage.builder()
            .set(TokenKind.INPUT, 1)
            .set(TokenKind.CACHE_READ, 20)
            .set(TokenKind.CACHE_WRITE_5M, 300)
            .set(TokenKind.CACHE_WRITE_1H, 4000)
            .set(TokenKind.OUTPUT, 5)
            .build();

    JsonObject written = written(answer(Optional.empty(), usage));

    assertThat(written.get("usage"))
        .isEqualTo(
            Chats.json(
                """
                {"prompt_tokens":4321,"completion_tokens":5,"total_tokens":4326,
                 "prompt_tokens_details":{"cached_tokens":20,"cache_write_tokens":4300}}"""));
  }

  @Test
  void findsDeepSeeksCacheHits() {
    ChatAnswer answer =
        read(
            """
            {"choices":[{"message":{}}],"usage":{"prompt_tokens":10,"completion_tokens":1,"prompt_cache_hit_tokens":8,"prompt_cache_miss_tokens":2}}""");

    assertThat(answer.usage().tokens())
        .hasToString("input_tokens=2 cache_read_tokens=8 output_tokens=1");
  }

  private static ChatAnswer answer(Optional<Finish> finish, TokenUsage usage) {
    ChatAnswer.Choice choice = new ChatAnswer.Choice(0, List.of(Part.Text.of("Hi")), finish);
    return new ChatAnswer(
        Optional.empty(),
        Optional.empty(),
        List.of(choice),
        new UsageReport(usage, Optional.empty()));
  }

  private static ChatAnswer read(String body) {
    return Chats.PROVIDER.answer(body.getBytes(UTF_8));
  }

  private static JsonObject written(ChatAnswer answer) {
    return Chats.json(Chats.CLIENT.answer(answer, Chats.head(false)));
  }
}
