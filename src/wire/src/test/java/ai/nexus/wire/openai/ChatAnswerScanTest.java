package ai.nexus.wire.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.Pieces;
import ai.nexus.wire.model.TokenKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatAnswerScanTest {

  private static final String ANSWER =
      """
      {"id":"1","model":"up","choices":[{"message":{"content":"Hé\\n漢","model":"up"}}],
       "usage":{"prompt_tokens":12,"completion_tokens":34,
                "prompt_tokens_details":{"cached_tokens":5}}}""";

  private final ChatAnswerScan scan = new ChatAnswerScan(Optional.of(new ModelAlias("up", "mine")));

  @Test
  void learnsTheSameWhereverTheAnswerIsCut() {
    byte[] answer = ANSWER.getBytes(UTF_8);

    for (int cut = 0; cut <= answer.length; cut++) {
      ChatAnswerScan fresh = new ChatAnswerScan(Optional.of(new ModelAlias("up", "mine")));
      Pieces.cutAt(cut, answer, fresh::feed);

      assertThat(fresh.wellFormed()).isTrue();
      assertThat(fresh.usage().tokens().allInput()).hasValue(12);
      assertThat(fresh.usage().tokens().output()).hasValue(34);
      assertThat(fresh.usage().tokens().count(TokenKind.CACHE_READ)).hasValue(5);
      assertThat(fresh.text()).isEqualTo(new TextSample("Hé\n漢", 4));
      assertThat(edited(answer, fresh)).isEqualTo(ANSWER.replaceFirst("\"up\"", "\"mine\""));
    }
  }

  @Test
  void leavesAnotherModelAlone() {
    feed("{\"model\":\"other\"}");

    assertThat(scan.modelEdit()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"a\":1", "{\"a\":1}}", "<html>"})
  void notesThatAnAnswerIsNotWhole(String answer) {
    feed(answer);
    feed(" ");

    assertThat(scan.wellFormed()).isFalse();
  }

  /** A reranker's, by https://docs.cohere.com/reference/rerank */
  @Test
  void readsWhatCohereTellsInItsMeta() {
    String meta = "{\"api_version\":{\"version\":\"2\"},\"billed_units\":{\"search_units\":1}}";
    byte[] answer = ("{\"results\":[{\"index\":0}],\"meta\":" + meta + "}").getBytes(UTF_8);

    for (int cut = 0; cut <= answer.length; cut++) {
      ChatAnswerScan fresh = new ChatAnswerScan(Optional.empty());
      Pieces.cutAt(cut, answer, fresh::feed);

      assertThat(fresh.usage().tokens().isUnknown()).isTrue();
      assertThat(fresh.usage().raw()).contains(meta);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1}", "{\"a\":{\"tokens\":{\"input_tokens\":1}}}", "null", "[1]"})
  void takesNoOtherMetaForUsage(String meta) {
    feed("{\"usage\":{\"prompt_tokens\":1},\"meta\":" + meta + "}");

    assertThat(scan.usage().raw()).contains("{\"prompt_tokens\":1}");
    assertThat(scan.usage().tokens()).hasToString("input_tokens=1");
  }

  @Test
  void countsNoTextThatAResponseRepeatsFromItsRequest() {
    feed(
        "{\"tools\":[{\"name\":\"f\",\"description\":\"F\"}],\"output\":[{\"content\":[{\"text\":\"Hi\"}]}]}");

    assertThat(scan.text()).isEqualTo(new TextSample("Hi", 2));
  }

  @Test
  void keepsTheUsageOfAnAnswerThatBreaksLater() {
    feed("{\"usage\":{\"prompt_tokens\":3},oops");

    assertThat(scan.usage().tokens().allInput()).hasValue(3);
  }

  private void feed(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    scan.feed(bytes, 0, bytes.length);
  }

  private static String edited(byte[] answer, ChatAnswerScan scan) {
    List<Edit> edits = scan.modelEdit().stream().toList();
    return new String(Edit.apply(edits, answer, 0, answer.length), UTF_8);
  }
}
