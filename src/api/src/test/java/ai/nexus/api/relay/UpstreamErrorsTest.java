package ai.nexus.api.relay;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.catalogue.OnClientGone;
import ai.nexus.core.catalogue.Provider;
import ai.nexus.wire.model.Dialect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamErrorsTest {

  @Test
  void masksTheKeyThatAnErrorQuotes() {
    assertThat(masked("sk-12345", "{\"error\":{\"message\":\"Bearer sk-12345 is wrong\"}}"))
        .isEqualTo("{\"error\":{\"message\":\"Bearer **** is wrong\"}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s", "none", "EMPTY", "error", "message"})
  void takesAKeyThatIsNoSecretForAWord(String key) {
    String body = "{\"error\":{\"message\":\"none of EMPTY\"}}";

    assertThat(masked(key, body)).isEqualTo(body);
    assertThat(UpstreamErrors.withoutKey(provider(key), "application/json"))
        .isEqualTo("application/json");
  }

  private static String masked(String key, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new String(UpstreamErrors.withoutKey(provider(key), bytes), StandardCharsets.UTF_8);
  }

  private static Provider provider(String key) {
    return new Provider(
        1,
        "Up",
        Dialect.OPENAI,
        URI.create("http://upstream.example/v1"),
        Optional.of(key),
        Optional.empty(),
        false,
        OnClientGone.CANCEL);
  }
}
