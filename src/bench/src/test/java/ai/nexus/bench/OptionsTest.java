package ai.nexus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class OptionsTest {

  @Test
  void measuresEverythingUnlessToldOtherwise() {
    assertThat(Options.read(given()).works()).isEmpty();
  }

  @Test
  void namesTheCommandThatRepeatsIt() {
    Properties given = given();
    given.setProperty("bench.work", "json-32, sse-32");

    Options options = Options.read(given);

    assertThat(options.works()).containsExactly("json-32", "sse-32");
    assertThat(options.command())
        .isEqualTo(
            "mvn -Pbench -Dbench.work=json-32,sse-32 -Dbench.seconds=10 -Dbench.warmup=30"
                + " -Dbench.rounds=3");
  }

  @Test
  void guardsTwoWorksWhateverIsNamed() {
    Properties given = given();
    given.setProperty("bench.work", "start");
    given.setProperty("bench.short", "true");

    assertThat(Options.read(given).works()).containsExactly("json-32", "sse-32");
  }

  @Test
  void saysHowToRunIt() {
    assertThatThrownBy(() -> Options.read(new Properties())).hasMessageContaining("mvn -Pbench");
  }

  private static Properties given() {
    Properties given = new Properties();
    given.setProperty("bench.version", "1");
    given.setProperty("bench.seconds", "10");
    given.setProperty("bench.warmup", "30");
    given.setProperty("bench.rounds", "3");
    given.setProperty("bench.jar", "nexusai.jar");
    given.setProperty("bench.results", "results");
    given.setProperty("bench.scratch", "scratch");
    return given;
  }
}
