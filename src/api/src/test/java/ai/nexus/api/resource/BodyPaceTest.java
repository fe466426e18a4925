package ai.nexus.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.error.Failure;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BodyPaceTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void givesEveryBodyTheGrace() {
    BodyPace pace = new BodyPace(LIMIT, 1000);

    assertThat(pace.faultAfter(Duration.ofMillis(9_999))).isEmpty();
    assertThat(pace.faultAfter(BodyPace.GRACE))
        .hasValueSatisfying(
            refused -> {
              assertThat(refused.failure()).isEqualTo(Failure.BODY_TIMEOUT);
              assertThat(refused).hasMessageContaining("less than 1000 bytes a second");
            });
  }

  @Test
  void takesTheAverageOfAllThatHasCome() {
    BodyPace pace = new BodyPace(LIMIT, 1000);

    pace.came(12_000);
    pace.came(8_000);

    assertThat(pace.faultAfter(Duration.ofSeconds(20))).isEmpty();
    assertThat(pace.faultAfter(Duration.ofSeconds(21))).isPresent();
  }

  @Test
  void endsAFastOneAtTheLimitAsWell() {
    BodyPace pace = new BodyPace(LIMIT, 1000);

    pace.came(100_000_000);

    assertThat(pace.faultAfter(LIMIT)).isEmpty();
    assertThat(pace.faultAfter(LIMIT.plusMillis(1)))
        .hasValueSatisfying(
            refused -> assertThat(refused).hasMessageContaining("did not arrive within 60 s"));
  }

  @Test
  void asksForNoRateWhereNoneIsSet() {
    BodyPace pace = new BodyPace(LIMIT, 0);

    assertThat(pace.faultAfter(LIMIT)).isEmpty();
  }
}
