package ai.nexus.launcher.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {

  private final TimeText times = new TimeText();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00.000Z",
        "2026-01-02T03:04:05.006Z",
        "2026-12-31T23:59:59.078Z",
        "2024-02-29T12:00:00.900Z"
      })
  void writesMilliseconds(String time) {
    assertThat(times.of(Instant.parse(time))).isEqualTo(time);
  }

  @Test
  void dropsWhatIsSmallerThanAMillisecond() {
    assertThat(times.of(Instant.parse("2026-01-02T03:04:05.006999Z")))
        .isEqualTo("2026-01-02T03:04:05.006Z");
  }

  @Test
  void knowsTheSecondAlsoWhenItStepsBack() {
    times.of(Instant.parse("2026-01-02T03:04:06.000Z"));

    assertThat(times.of(Instant.parse("2026-01-02T03:04:05.999Z")))
        .isEqualTo("2026-01-02T03:04:05.999Z");
    assertThat(times.of(Instant.parse("2026-01-02T03:04:06.001Z")))
        .isEqualTo("2026-01-02T03:04:06.001Z");
  }
}
