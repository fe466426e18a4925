package ai.nexus.api.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.nexus.api.AwayDatabase;
import ai.nexus.core.config.SettingsReader;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.keys.Caller;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouterTest {

  private static final Caller CALLER = new Caller("hash", "hint");

  private final SettingsReader defaults = new SettingsReader(key -> Optional.empty());
  private final Router router =
      new Router(
          AwayDatabase.catalogue(),
          new RoutePlanner(
              RetryConfig.read(defaults), BreakerConfig.read(defaults), new ManualClock()));

  @Test
  void doesNotCallAModelUnknownThatItCannotLookFor() {
    assertThatExceptionOfType(GatewayException.class)
        .isThrownBy(() -> router.targets(CALLER, "gpt-4"))
        .satisfies(
            refused -> assertThat(refused.failure()).isEqualTo(Failure.CATALOGUE_UNAVAILABLE));
  }

  @Test
  void listsWhatIsAtHandWhereItCannotLook() {
    assertThat(router.models(CALLER)).isEmpty();
    assertThat(router.providers(CALLER)).isEmpty();
  }
}
