package ai.nexus.admin.providers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.openai.com/v1",
        "http://localhost:11434/v1/",
        "http://[::1]:8080",
        "HTTPS://a.example"
      })
  void takesServerUrls(String url) {
    assertThat(ProviderRules.SERVER_URL.faultOf(url)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://a, must start with",
    "api.openai.com, must start with",
    "//a/v1, must start with",
    "https://user:pw@a/v1, must not hold user or password",
    "https://a/v1?x=1, must not have a query",
    "https://a/v1#x, must not have a query",
    "https:///v1, must name a host",
    "https://a_b/v1, must name a host",
    "https://a:0/v1, must have a port",
    "https://a:65536/v1, must have a port",
    "https://模型.example/v1, must be a URL in ASCII",
    "https://a b/v1, must be a valid URL"
  })
  void refusesServerUrls(String url, String message) {
    assertThat(ProviderRules.SERVER_URL.faultOf(url).orElse("")).startsWith(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://p:3128", "https://u:pw@p.example:443/", "socks5://user@127.0.0.1:1080"})
  void takesProxyUrls(String url) {
    assertThat(ProviderRules.PROXY_URL.faultOf(url)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "socks4://p:1080, must start with",
    "http://p, must name a port",
    "http://p:3128/path, must end after the port",
    "http://:3128, must name a host"
  })
  void refusesProxyUrls(String url, String message) {
    assertThat(ProviderRules.PROXY_URL.faultOf(url).orElse("")).startsWith(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "键", "a\tb"})
  void refusesClientKeys(String key) {
    assertThat(ProviderRules.CLIENT_KEY.faultOf(key)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "http://p:3128, http://p:3128",
    "http://user:pass@p:3128, http://user:****@p:3128",
    "socks5://apikey@p:1080, socks5://****@p:1080"
  })
  void masksPasswordsOfProxies(String url, String masked) {
    assertThat(ProviderSecrets.maskProxyUrl(url)).isEqualTo(masked);
  }
}
