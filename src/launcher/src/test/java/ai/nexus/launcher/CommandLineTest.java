package ai.nexus.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandLineTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void startsTheGatewayWithoutArguments() {
    assertThat(answer()).isEmpty();
    assertThat(out.size() + err.size()).isZero();
  }

  @Test
  void answersHelpAndVersion() {
    assertThat(answer("--help")).contains(0);
    assertThat(answer("--version")).contains(0);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Usage: java -jar", "NexusAI ");
    assertThat(err.size()).isZero();
  }

  @Test
  void startsForAPreparationToo() {
    assertThat(answer("--prepare")).isEmpty();
    assertThat(new CommandLine(List.of("--prepare")).isPreparation()).isTrue();
    assertThat(new CommandLine(List.of()).isPreparation()).isFalse();
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThat(answer("--port", "80")).contains(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("takes no such arguments as --port 80", "Usage: java -jar");
    assertThat(out.size()).isZero();
  }

  private Optional<Integer> answer(String... arguments) {
    return new CommandLine(List.of(arguments)).answer(print(out), print(err));
  }

  private static PrintStream print(ByteArrayOutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }
}
