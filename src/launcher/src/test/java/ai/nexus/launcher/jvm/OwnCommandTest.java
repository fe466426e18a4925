package ai.nexus.launcher.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class OwnCommandTest {

  @Test
  void keepsEmptyWordsAndBytesOfAnyCharacterSet() {
    OwnCommand command =
        OwnCommand.parse("java\0-Da=é\0\0-jar\0x.jar\0".getBytes(StandardCharsets.UTF_8));

    assertThat(command.words()).hasSize(5).startsWith("java").endsWith("", "-jar", "x.jar");
    assertThat(command.words().get(1).getBytes(OwnCommand.CHARSET))
        .isEqualTo("-Da=é".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void putsDefaultsWhereTheOperatorsOptionsOverrideThem() {
    OwnCommand command =
        OwnCommand.parse("java\0-Xmx1g\0-jar\0x.jar\0".getBytes(OwnCommand.CHARSET));

    assertThat(command.withDefaults(List.of("-Xms48m", "-Da=b")).words())
        .containsExactly("java", "-Xms48m", "-Da=b", "-Xmx1g", "-jar", "x.jar");
  }

  @Test
  void namesTheJarByOnePath() {
    OwnCommand command =
        OwnCommand.parse("java\0-jar\0x.jar\0--prepare\0".getBytes(OwnCommand.CHARSET));
    OwnCommand without = OwnCommand.parse("java\0@options\0".getBytes(OwnCommand.CHARSET));

    assertThat(command.withJar(Path.of("/opt/x.jar")).words())
        .containsExactly("java", "-jar", "/opt/x.jar", "--prepare");
    assertThat(without.withJar(Path.of("/opt/x.jar"))).isEqualTo(without);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void readsWhatStartedThisProcess() throws Exception {
    assertThat(OwnCommand.read().words().get(0)).endsWith("java");
  }
}
