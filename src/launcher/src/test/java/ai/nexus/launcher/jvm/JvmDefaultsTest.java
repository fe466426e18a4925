package ai.nexus.launcher.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JvmDefaultsTest {

  private static final List<String> ALL = defaults().options();

  @Test
  void givesEachKindWhereNothingWasGiven() {
    assertThat(ALL)
        .contains(
            "-XX:+UseParallelGC",
            "-XX:NewSize=24m",
            "-XX:MaxInlineLevel=9",
            "-XX:CICompilerCount=4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xms1g", "-Xmn400m", "-XX:InitialRAMPercentage=20", "-XX:NewSize=1g"})
  void leavesTheHeapToWhoSizedIt(String given) {
    assertThat(defaults(given).options())
        .doesNotContain("-XX:NewSize=24m")
        .contains("-XX:+UseParallelGC");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xmx2g", "-XX:MaxRAMPercentage=70", "-XX:MaxHeapSize=1g"})
  void keepsTheFirstSizesBesideALimit(String given) {
    assertThat(defaults(given).options()).isEqualTo(ALL);
  }

  @Test
  void leavesTheCollectorToWhoChoseIt() {
    assertThat(defaults("-XX:+UseZGC").options())
        .noneMatch(option -> option.matches("-XX:.Use\\w+GC"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:TieredStopAtLevel=1",
        "-Xint",
        "-XX:-TieredCompilation",
        "-XX:CICompilerCount=2",
        "-XX:MaxInlineLevel=15"
      })
  void leavesTheCompilersToWhoChoseThem(String given) {
    assertThat(defaults(given).options())
        .noneMatch(option -> option.startsWith("-XX:Tier") || option.startsWith("-XX:CICompiler"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 64})
  void leavesTheNumberOfCompilersToTheJvmWhereThatHasEnough(int processors) {
    assertThat(new JvmDefaults(List.of(), processors).options())
        .noneMatch(option -> option.startsWith("-XX:CICompilerCount"));
  }

  @Test
  void knowsAgentsAndArchives() {
    assertThat(defaults("-javaagent:/x.jar").hasAgent()).isTrue();
    assertThat(defaults("-agentlib:jdwp=transport=dt_socket").hasAgent()).isTrue();
    assertThat(defaults("-Dagent=-javaagent:").hasAgent()).isFalse();
    assertThat(defaults("-Xshare:off").namesArchive()).isTrue();
    assertThat(defaults("-XX:AOTCacheOutput=x").namesArchive()).isTrue();
    assertThat(defaults("-Xmx1g").namesArchive()).isFalse();
  }

  private static JvmDefaults defaults(String... given) {
    return new JvmDefaults(List.of(given), 2);
  }
}
