package ai.nexus.wire.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {

  /** As google-genai does with bytes: it decodes what it gets and sends other letters back. */
  private static String throughAClient(String sent) {
    byte[] bytes = Base64.getDecoder().decode(sent);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ErUB+/8=", "AAAA", "no base64!", "", "é漢", "EqQ", "ErUB-_8=", "AbCdEf=="})
  void comeBackFromAClientAsTheyWere(String signature) {
    String back = throughAClient(Signatures.toClient(signature));

    assertThat(Signatures.fromClient(back)).isEqualTo(signature);
    assertThat(Signatures.redactedFromClient(back)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ErUB+/8=", "", "no base64!"})
  void tellEncryptedThoughtsFromOthers(String data) {
    String back = throughAClient(Signatures.redactedToClient(data));

    assertThat(Signatures.redactedFromClient(back)).contains(data);
  }
}
