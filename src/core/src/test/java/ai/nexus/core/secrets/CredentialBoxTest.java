package ai.nexus.core.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialBoxTest {

  private final CredentialBox box = new CredentialBox(MasterKey.of(MasterKey.random()));

  @Test
  void opensWhatItSealed() {
    assertThat(box.open("place", box.seal("place", "sk-密钥"))).isEqualTo("sk-密钥");
  }

  @Test
  void sealsTheSameSecretDifferentlyEachTime() {
    assertThat(box.seal("place", "sk")).isNotEqualTo(box.seal("place", "sk"));
  }

  @Test
  void doesNotOpenInAnotherPlace() {
    String sealed = box.seal("place", "sk");

    assertThatThrownBy(() -> box.open("other", sealed)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void doesNotOpenWhatWasAltered() {
    byte[] sealed = Base64.getDecoder().decode(box.seal("place", "sk"));
    sealed[sealed.length - 1] ^= 1;
    String altered = Base64.getEncoder().encodeToString(sealed);

    assertThatThrownBy(() -> box.open("place", altered)).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "AAAAAAAAAAAAAAAA", "~~ no base64 ~~"})
  void doesNotOpenWhatItNeverSealed(String text) {
    assertThatThrownBy(() -> box.open("place", text)).isInstanceOf(IllegalStateException.class);
  }
}
