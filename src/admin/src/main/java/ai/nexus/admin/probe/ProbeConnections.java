package ai.nexus.admin.probe;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.glassfish.jersey.client.HttpUrlConnectorProvider.ConnectionFactory;

/** Opens the probe's connections through the provider's own proxy, or through none. */
final class ProbeConnections implements ConnectionFactory {

  private static final String OTHERWISE = "send a chat completion to find out.";

  private final Optional<URI> proxyUrl;

  ProbeConnections(Optional<URI> proxyUrl) {
    this.proxyUrl = proxyUrl;
  }

  /** Why a probe cannot go through this proxy, although the gateway itself can. */
  static Optional<String> obstacle(String serverUrl, URI proxyUrl) {
    boolean needsLogin = proxyUrl.getRawUserInfo() != null;
    if (isScheme(proxyUrl, "https")) {
      return Optional.of("The probe cannot use an https:// proxy; " + OTHERWISE);
    }
    // The JDK takes a SOCKS password only from one place for the whole server.
    if (needsLogin && isScheme(proxyUrl, "socks5")) {
      return Optional.of("The probe cannot log in to a socks5:// proxy; " + OTHERWISE);
    }
    // The JDK sends no password to a proxy that it asks for a tunnel
    // (jdk.http.auth.tunneling.disabledSchemes in conf/net.properties).
    if (needsLogin && isScheme(URI.create(serverUrl), "https")) {
      return Optional.of(
          "The probe cannot log in to a proxy on the way to an https:// server; " + OTHERWISE);
    }
    return Optional.empty();
  }

  @Override
  public HttpURLConnection getConnection(URL url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.openConnection(proxy());
    proxyUrl
        .map(URI::getRawUserInfo)
        .ifPresent(user -> connection.setRequestProperty("Proxy-Authorization", basic(user)));
    return connection;
  }

  private Proxy proxy() {
    return proxyUrl
        .map(
            url ->
                new Proxy(
                    isScheme(url, "socks5") ? Proxy.Type.SOCKS : Proxy.Type.HTTP,
                    new InetSocketAddress(url.getHost(), url.getPort())))
        .orElse(Proxy.NO_PROXY);
  }

  private static String basic(String rawUserInfo) {
    // A plus sign stands for itself in a URL's user part, not for a space.
    String userInfo = URLDecoder.decode(rawUserInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isScheme(URI url, String scheme) {
    return url.getScheme().toLowerCase(Locale.ROOT).equals(scheme);
  }
}
