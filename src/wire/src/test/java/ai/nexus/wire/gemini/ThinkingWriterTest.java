package ai.nexus.wire.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Reasoning;
import ai.nexus.wire.chat.Reasoning.Effort;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThinkingWriterTest {

  private final Dropped dropped = new Dropped();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gemini-2.5-flash|NONE|'thinkingBudget':0,'includeThoughts':false",
        "gemini-2.5-pro|NONE|'thinkingBudget':128,'includeThoughts':false",
        "gemini-2.5-flash|MINIMAL|'thinkingBudget':1024,'includeThoughts':true",
        "gemini-2.5-flash|LOW|'thinkingBudget':1024,'includeThoughts':true",
        "gemini-2.5-flash|MEDIUM|'thinkingBudget':8192,'includeThoughts':true",
        "gemini-2.5-flash|HIGH|'thinkingBudget':24576,'includeThoughts':true",
        "gemini-2.5-flash|MAX|'thinkingBudget':24576,'includeThoughts':true",
        "gemini-3-flash-preview|NONE|'thinkingLevel':'MINIMAL','includeThoughts':false",
        "gemini-3-flash-preview|MINIMAL|'thinkingLevel':'MINIMAL','includeThoughts':true",
        "gemini-3-pro-preview|MINIMAL|'thinkingLevel':'LOW','includeThoughts':true",
        "models/gemini-3-pro|MEDIUM|'thinkingLevel':'HIGH','includeThoughts':true",
        "gemini-3.1-pro-preview|MEDIUM|'thinkingLevel':'MEDIUM','includeThoughts':true",
        "gemini-flash-latest|XHIGH|'thinkingLevel':'HIGH','includeThoughts':true",
        "gemini-10.2-flash|LOW|'thinkingLevel':'LOW','includeThoughts':true"
      })
  void writesAnEffortAsTheModelTakesIt(String model, Effort effort, String expected) {
    assertThat(json(model, Optional.empty(), Optional.of(effort), Optional.empty()))
        .contains(Fixture.json("{" + expected.replace('\'', '"') + "}"));
  }

  @Test
  void writesABudgetAsItIs() {
    assertThat(json("gemini-3-pro", Optional.empty(), Optional.of(Effort.LOW), Optional.of(99L)))
        .contains(Fixture.json("{\"thinkingBudget\":99,\"includeThoughts\":true}"));
    assertThat(json("gemini-2.5-pro", Optional.of(true), Optional.empty(), Optional.empty()))
        .contains(Fixture.json("{\"thinkingBudget\":-1,\"includeThoughts\":true}"));
  }

  @Test
  void tellsThatAnOldModelDoesNotThink() {
    assertThat(json("gemini-2.0-flash", Optional.of(false), Optional.empty(), Optional.empty()))
        .isEmpty();
    assertThat(dropped.members()).isEmpty();

    assertThat(json("gemini-1.5-pro", Optional.of(true), Optional.empty(), Optional.empty()))
        .isEmpty();
    assertThat(dropped.members()).containsExactly("reasoning");
  }

  private Optional<JsonObject> json(
      String model, Optional<Boolean> enabled, Optional<Effort> effort, Optional<Long> budget) {
    return new ThinkingWriter(GeminiModel.of(model), dropped)
        .json(new Reasoning(enabled, effort, budget, Optional.empty()));
  }
}
