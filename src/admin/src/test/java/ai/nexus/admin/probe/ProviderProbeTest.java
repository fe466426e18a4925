package ai.nexus.admin.probe;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.catalogue.ProviderApi;
import ai.nexus.wire.model.Dialect;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderProbeTest {

  @Test
  void countsModels() {
    assertThat(count("{\"object\":\"list\",\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]}")).hasValue(2);
    assertThat(count("{\"models\":[{\"name\":\"models/a\"}]}")).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "{\"data\":1}", "{\"data\":[{]}"})
  void countsNothingElse(String body) {
    assertThat(count(body)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http://a/v1, https://p:1",
    "http://a/v1, socks5://u:pw@p:1",
    "https://a/v1, http://u:pw@p:1"
  })
  void saysWhereItCannotGo(String server, String proxy) {
    ProbeResult result = new ProviderProbe().probe(target(server, proxy));

    assertThat(result.ok()).isFalse();
    assertThat(result.message()).startsWith("The probe cannot").doesNotContain("pw");
  }

  @ParameterizedTest
  @CsvSource({
    "http://a/v1, http://u:pw@p:1",
    "https://a/v1, http://p:1",
    "https://a, socks5://p:1"
  })
  void goesThroughTheOthers(String server, String proxy) {
    assertThat(ProbeConnections.obstacle(server, URI.create(proxy))).isEmpty();
  }

  @Test
  void namesTheKindOfAFailureAlone() {
    Exception refused = new IllegalStateException("secret", new ConnectException("secret"));

    assertThat(ProbeMessages.ofFailure(refused, true))
        .isEqualTo("The connection was refused (through the proxy).");
    assertThat(ProbeMessages.ofFailure(new SocketTimeoutException("secret"), false))
        .isEqualTo("No answer came in time.");
    assertThat(ProbeMessages.ofFailure(new IllegalStateException("secret"), false))
        .doesNotContain("secret");
  }

  @Test
  void showsNoSecretAsText() {
    ProbeTarget target = target("http://a", "http://u:pw@p:1");

    assertThat(target.toString()).doesNotContain("key", "pw");
  }

  private static ProbeTarget target(String server, String proxy) {
    return new ProbeTarget(
        server, ProviderApi.of(Dialect.OPENAI), Optional.of("key"), Optional.of(URI.create(proxy)));
  }

  private static Optional<Integer> count(String body) {
    return ProviderProbe.countModels(body.getBytes(StandardCharsets.UTF_8));
  }
}
