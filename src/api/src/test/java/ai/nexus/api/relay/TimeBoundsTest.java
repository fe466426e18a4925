package ai.nexus.api.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.core.catalogue.TimeBounds;
import ai.nexus.core.config.Setting;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what a limit of a provider may be to the setting that it stands in for. */
class TimeBoundsTest {

  static Stream<Arguments> settings() {
    return Stream.of(
        Arguments.of(RelayConfig.CONNECT, TimeBounds.CONNECT),
        Arguments.of(RelayConfig.FIRST_EVENT, TimeBounds.FIRST_EVENT),
        Arguments.of(RelayConfig.IDLE, TimeBounds.IDLE),
        Arguments.of(RelayConfig.TOTAL, TimeBounds.TOTAL));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void areThoseOfTheSetting(Setting<Duration> setting, TimeBounds bounds) {
    assertThat(parse(setting, bounds.least())).isEqualTo(bounds.least());
    assertThat(parse(setting, bounds.most())).isEqualTo(bounds.most());
    assertThatThrownBy(() -> parse(setting, bounds.least().minusMillis(1))).isNotNull();
    assertThatThrownBy(() -> parse(setting, bounds.most().plusMillis(1))).isNotNull();
  }

  private static Duration parse(Setting<Duration> setting, Duration duration) {
    return setting.parser().apply(duration.toMillis() + "ms");
  }
}
