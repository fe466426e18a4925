package ai.nexus.wire.openai;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.json.Slice;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelNamesTest {

  private static final ModelAlias ALIAS = new ModelAlias("claude-9", "best");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"model\": \"claude-9\", \"x\": 1.0} | {\"model\": \"best\", \"x\": 1.0}",
        "{\"message\":{\"id\":\"1\",\"model\":\"claude-9\"}}|{\"message\":{\"id\":\"1\",\"model\":\"best\"}}",
        "{\"response\":{\"model\":\"claude-9\"}}|{\"response\":{\"model\":\"best\"}}",
        "{\"session\":{\"model\":\"claude-9\"}}|{\"session\":{\"model\":\"best\"}}"
      })
  void takeThePlaceOfTheUpstreams(String document, String expected) {
    assertThat(ModelNames.renamed(slice(document), ALIAS).orElseThrow().text()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"model\":\"claude-10\"}",
        "{\"input\":{\"model\":\"claude-9\"}}",
        "{\"message\":{\"content\":{\"model\":\"claude-9\"}}}",
        "{\"session\":{\"audio\":{\"model\":\"claude-9\"}}}",
        "{\"model\":\"claude-9\" no JSON"
      })
  void leaveAllElseAsItIs(String document) {
    assertThat(ModelNames.renamed(slice(document), ALIAS)).isEmpty();
  }

  private static Slice slice(String text) {
    return Slice.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
