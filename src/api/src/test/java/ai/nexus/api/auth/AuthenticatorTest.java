package ai.nexus.api.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.nexus.api.AwayDatabase;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.keys.ClientKeyHasher;
import ai.nexus.core.secrets.MasterKey;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthenticatorTest {

  private final Authenticator authenticator =
      new Authenticator(
          new ClientKeyHasher(MasterKey.of(MasterKey.random())), AwayDatabase.catalogue());

  @Test
  void doesNotCallAKeyInvalidThatItCannotLookFor() {
    assertThatExceptionOfType(GatewayException.class)
        .isThrownBy(() -> authenticator.authenticate(Optional.of("key")))
        .satisfies(
            refused -> assertThat(refused.failure()).isEqualTo(Failure.CATALOGUE_UNAVAILABLE));
  }

  @Test
  void asksForAKeyWhereThereIsNone() {
    assertThatExceptionOfType(GatewayException.class)
        .isThrownBy(() -> authenticator.authenticate(Optional.empty()))
        .satisfies(refused -> assertThat(refused.failure()).isEqualTo(Failure.MISSING_KEY));
  }
}
