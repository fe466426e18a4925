package ai.nexus.api.relay;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Turns a provider's {@code proxy_url} into what the HTTP client takes. */
final class Proxies {

  private Proxies() {}

  /**
   * @param proxy http, https or socks5, with host and port; user and password may stand in it,
   *     percent-encoded
   */
  static ProxyOptions options(URI proxy) {
    ProxyType type = type(proxy);
    ProxyOptions options =
        new ProxyOptions().setType(type).setHost(proxy.getHost()).setPort(proxy.getPort());
    if (type == ProxyType.HTTPS) {
      options.setSslOptions(new ClientSSLOptions().setHostnameVerificationAlgorithm("HTTPS"));
    }
    if (proxy.getRawUserInfo() != null) {
      String[] parts = proxy.getRawUserInfo().split(":", 2);
      options.setUsername(decode(parts[0])).setPassword(parts.length > 1 ? decode(parts[1]) : "");
    }
    return options;
  }

  private static ProxyType type(URI proxy) {
    return switch (proxy.getScheme().toLowerCase(Locale.ROOT)) {
      case "http" -> ProxyType.HTTP;
      case "https" -> ProxyType.HTTPS;
      case "socks5" -> ProxyType.SOCKS5;
      default -> throw new IllegalArgumentException("unknown kind of proxy " + proxy.getScheme());
    };
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
