package ai.nexus.e2e.chaos;

import static ai.nexus.e2e.chaos.Ground.REPLY;
import static ai.nexus.testkit.provider.BadFraming.answeringTwice;
import static ai.nexus.testkit.provider.BadFraming.lengthTooShort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.testkit.provider.Script;
import ai.nexus.testkit.provider.Scripts;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every fault of {@link UpstreamFault} at a provider of each dialect, in a stream and in a whole
 * answer, with another target left and with none, asked for in OpenAI's dialect. The table in
 * src/docs/operations.md, "What an upstream's faults lead to", says the same in words.
 */
@DisabledIfSystemProperty(
    named = "nexus.e2e.api",
    matches = ".+",
    disabledReason = "needs the server's own settings")
@Execution(ExecutionMode.CONCURRENT)
class ChaosIT {

  private static final List<String> DIALECTS = List.of("openai", "anthropic", "gemini");
  private static final int CALLS = 3;
  private static Ground ground;

  @BeforeAll
  static void open() {
    ground = Ground.open();
  }

  @AfterAll
  static void close() throws IOException {
    try (Ground all = ground) {
      all.assertNothingIsLeft();
    }
  }

  static Stream<Arguments> ofWholeAnswers() {
    return cases(UpstreamFault::whole);
  }

  static Stream<Arguments> ofStreams() {
    return cases(UpstreamFault::stream);
  }

  private static Stream<Arguments> cases(Function<UpstreamFault, Ends> ends) {
    return UpstreamFault.all()
        .flatMap(
            fault ->
                DIALECTS.stream()
                    .flatMap(
                        dialect ->
                            Stream.of(false, true)
                                .map(
                                    spared ->
                                        Arguments.of(
                                            fault,
                                            dialect,
                                            spared ? "another is left" : "alone",
                                            ends.apply(fault).of(dialect, spared)))));
  }

  @ParameterizedTest(name = "{0} at {1}, {2}: {3}")
  @MethodSource("ofStreams")
  void aStreamEndsAsNamed(UpstreamFault fault, String dialect, String situation, Ending ending) {
    check(fault, dialect, true, situation, ending);
  }

  @ParameterizedTest(name = "{0} at {1}, {2}: {3}")
  @MethodSource("ofWholeAnswers")
  void aWholeAnswerEndsAsNamed(
      UpstreamFault fault, String dialect, String situation, Ending ending) {
    check(fault, dialect, false, situation, ending);
  }

  private static void check(
      UpstreamFault fault, String dialect, boolean stream, String situation, Ending ending) {
    var trial = new Trial(ground, fault, dialect);
    if (!situation.equals("alone")) {
      trial.spared(fault.text());
    }

    Seen seen = trial.ask(stream, fault.text());

    new EndingCheck(ending).check(seen, trial.entry());
    assertThat(trial.open()).as("calls that are open").isZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ai.nexus.e2e.chaos.Cuts#all")
  void aStreamThatIsCutEndsAsItsPlaceSays(Cuts where) {
    var trial = trial("cut", where.dialect(), Ground.ANSWER.cut(where.cut()));

    Seen seen = trial.spared(Ground.TEXT).ask(true, Ground.TEXT);

    new EndingCheck(where.ending()).checkWithoutSource(seen, trial.entry());
    assertThat(trial.open()).as("calls that are open").isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAnswerThatNobodyAskedForIsGivenToNobody(boolean stream) {
    for (Script twice : List.of(answeringTwice(REPLY), lengthTooShort(REPLY))) {
      var trial = trial("answering twice", "openai", twice);

      for (int call = 0; call < CALLS; call++) {
        Seen seen = trial.ask(stream, Ground.TEXT);
        assertThat(seen.mentions("two ")).as("what was asked for in %s", seen).isTrue();
      }
    }
  }

  @Test
  void aTargetThatFailsTooOftenIsLeftAlone() {
    var trial = trial("circuit", "openai", Scripts.error(500, "broken"));
    trial.ask(false, Ground.TEXT);
    trial.ask(false, Ground.TEXT);
    int askedBefore = trial.provider().requests().size();

    Seen alone = trial.ask(false, Ground.TEXT);
    Seen spared = trial.spared(Ground.TEXT).ask(false, Ground.TEXT);

    assertThat(alone.status()).isEqualTo(503);
    assertThat(alone.error().orElseThrow().getString("code")).isEqualTo("no_target_available");
    assertThat(alone.header("x-should-retry")).hasValue("true");
    assertThat(alone.header("Retry-After")).isPresent();
    assertThat(spared.isWhole()).isTrue();
    assertThat(trial.provider().requests()).hasSize(askedBefore);
    await().until(() -> trial.entries().size() == 4);
  }

  private static Trial trial(String name, String dialect, Script script) {
    return new Trial(ground, new UpstreamFault(name, script, Ends.harmless()), dialect);
  }
}
