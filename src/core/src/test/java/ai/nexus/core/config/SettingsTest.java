package ai.nexus.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {

  private static final Setting<Integer> NUMBER = Setting.number("nexus.number", 5, 1, 10);
  private static final Setting<Boolean> FLAG = Setting.flag("nexus.flag", true);
  private static final Setting<Duration> TIME = Setting.duration("nexus.time", "1m", "1s", "1h");
  private static final Setting<Long> SIZE = Setting.size("nexus.size", "1KiB", "1KiB", "1MiB");

  @Test
  void takesTheDefaultWhereNothingIsConfigured() {
    SettingsReader settings = of(Map.of());

    assertThat(settings.read(NUMBER)).isEqualTo(5);
    assertThat(settings.read(FLAG)).isTrue();
    assertThat(settings.read(TIME)).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.read(SIZE)).isEqualTo(1024);
    settings.check();
  }

  @Test
  void takesWhatIsConfiguredUpToItsBounds() {
    SettingsReader settings =
        of(
            Map.of(
                "nexus.number", " 10 ",
                "nexus.flag", "false",
                "nexus.time", "3600 s",
                "nexus.size", "1MiB"));

    assertThat(settings.read(NUMBER)).isEqualTo(10);
    assertThat(settings.read(FLAG)).isFalse();
    assertThat(settings.read(TIME)).isEqualTo(Duration.ofHours(1));
    assertThat(settings.read(SIZE)).isEqualTo(1 << 20);
    settings.check();
  }

  @Test
  void mayHaveNoTime() {
    Setting<Optional<Duration>> age =
        Setting.orNone(Setting.duration("nexus.age", "1h", "1h", "9d"));

    assertThat(of(Map.of()).read(age)).isEmpty();
    assertThat(of(Map.of("nexus.age", "none")).read(age)).isEmpty();
    assertThat(of(Map.of("nexus.age", "2d")).read(age)).hasValue(Duration.ofDays(2));
    SettingsReader tooShort = of(Map.of("nexus.age", "1m"));
    assertThat(tooShort.read(age)).isEmpty();
    assertThat(tooShort.faults())
        .containsExactly("nexus.age must be between 1h and 9d, was 1m; none is no limit");
  }

  @Test
  void namesEveryFaultAtOnce() {
    SettingsReader settings =
        of(
            Map.of(
                "nexus.number", "11",
                "nexus.flag", "yes",
                "nexus.time", "5",
                "nexus.size", "2MiB"));

    settings.read(NUMBER);
    settings.read(FLAG);
    settings.read(TIME);
    settings.read(SIZE);

    assertThatThrownBy(settings::check)
        .isInstanceOf(BadConfigurationException.class)
        .hasMessageContainingAll(
            "nexus.number must be between 1 and 10, was 11",
            "nexus.flag must be true or false, was yes",
            "nexus.time must have the unit",
            "nexus.size must be between 1KiB and 1MiB, was 2MiB");
  }

  @Test
  void namesTheSettingWhoseValueNoNumberHolds() {
    SettingsReader settings =
        of(Map.of("nexus.time", "999999999999999d", "nexus.size", "17179869185GiB"));

    settings.read(TIME);
    settings.read(SIZE);

    assertThat(settings.faults())
        .containsExactly(
            "nexus.time must be between 1s and 1h, was 999999999999999d",
            "nexus.size must be between 1KiB and 1MiB, was 17179869185GiB");
  }

  @Test
  void refusesTheSamePortTwice() {
    SettingsReader settings = of(Map.of("nexus.api.port", "8000"));

    HomeConfig.read(settings);

    assertThat(settings.faults())
        .containsExactly("nexus.api.port and nexus.admin.port must differ, both were 8000");
  }

  @Test
  void findsTheFoldersInTheHome() {
    HomeConfig home = HomeConfig.read(of(Map.of("nexus.home", "some/../where")));

    assertThat(home.home()).isAbsolute().endsWithRaw(java.nio.file.Path.of("where"));
    assertThat(home.data()).isEqualTo(home.home().resolve("data"));
    assertThat(home.apiPort()).isEqualTo(5231);
    assertThat(home.adminPort()).isEqualTo(8000);
  }

  private static SettingsReader of(Map<String, String> values) {
    return new SettingsReader(key -> Optional.ofNullable(values.get(key)));
  }
}
