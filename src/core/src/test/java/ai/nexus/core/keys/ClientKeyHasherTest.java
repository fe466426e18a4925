package ai.nexus.core.keys;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.secrets.MasterKey;
import org.junit.jupiter.api.Test;

class ClientKeyHasherTest {

  private final String masterKey = MasterKey.random();

  @Test
  void hashesTheSameWithTheSameMasterKeyOnly() {
    String hash = new ClientKeyHasher(MasterKey.of(masterKey)).hash("your-custom-key");

    assertThat(hash).matches("[0-9a-f]{64}");
    assertThat(new ClientKeyHasher(MasterKey.of(masterKey)).hash("your-custom-key"))
        .isEqualTo(hash);
    assertThat(new ClientKeyHasher(MasterKey.of(MasterKey.random())).hash("your-custom-key"))
        .isNotEqualTo(hash);
  }

  @Test
  void showsTheBeginningOfALongKeyAndNothingOfAShortOne() {
    assertThat(ClientKeyHasher.hint("your-custom-key")).isEqualTo("your****");
    assertThat(ClientKeyHasher.hint("short-key")).isEqualTo("****");
  }
}
