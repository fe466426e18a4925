package ai.nexus.admin.providers;

import ai.nexus.admin.json.TextRule;
import ai.nexus.core.catalogue.KeyScheme;
import ai.nexus.core.catalogue.Preset;
import ai.nexus.core.catalogue.Presets;
import ai.nexus.wire.model.Dialect;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the fields of a provider must be. The limits are those of the columns, or narrower. */
final class ProviderRules {

  static final TextRule NAME = TextRule.line(100);
  static final TextRule DESCRIPTION = TextRule.text(2000);
  static final TextRule CLIENT_KEY =
      TextRule.matching(
          Pattern.compile("[!-~]{1,200}"),
          "must have 1 to 200 printable ASCII characters and no spaces");
  static final TextRule SERVER_KEY =
      TextRule.matching(
          Pattern.compile("[!-~]{1,4000}"),
          "must have 1 to 4000 printable ASCII characters and no spaces; send null for no key");
  static final TextRule AWS_KEY =
      TextRule.matching(
          Pattern.compile("[!-9;-~]{1,200}:[!-9;-~]{1,400}(:[!-~]{1,3000})?"),
          "must be <access key id>:<secret access key>, and :<session token> where there is one;"
              + " send null for no key");
  static final TextRule SERVICE_ACCOUNT =
      TextRule.matching(
          Pattern.compile("\\s*\\{[\\s -~]{1,5000}\\}\\s*"),
          "must be the JSON file of a service account, of at most 5000 characters; send null for no"
              + " key");
  static final TextRule SERVER_URL =
      TextRule.line(2000).and(text -> faultOf(text, ProviderRules::faultOfServer));
  static final TextRule PROXY_URL =
      TextRule.line(2000).and(text -> faultOf(text, ProviderRules::faultOfProxy));
  static final TextRule DIALECT =
      oneOf(Stream.of(Dialect.values()).map(Dialect::label).toList(), "must be one of ");
  static final TextRule PRESET =
      oneOf(Presets.all().stream().map(Preset::label).toList(), "must be null or one of ");
  static final TextRule ON_CLIENT_GONE =
      TextRule.matching(Pattern.compile("cancel|drain"), "must be cancel or drain");
  static final TextRule HEALTH_CHECK =
      TextRule.matching(Pattern.compile("off|passive|active"), "must be off, passive or active");

  private static final Set<String> SERVER_SCHEMES = Set.of("http", "https");
  private static final Set<String> PROXY_SCHEMES = Set.of("http", "https", "socks5");
  private static final int MAX_PORT = 65535;

  private ProviderRules() {}

  /** What the key must be for a provider that is shown it so. */
  static TextRule serverKey(KeyScheme scheme) {
    return switch (scheme) {
      case AWS_SIGNATURE -> AWS_KEY;
      case GOOGLE_SERVICE_ACCOUNT -> SERVICE_ACCOUNT;
      default -> SERVER_KEY;
    };
  }

  private static TextRule oneOf(List<String> values, String otherwise) {
    String message = otherwise + String.join(", ", values);
    return text -> values.contains(text) ? Optional.empty() : Optional.of(message);
  }

  private interface UrlRule {
    Optional<String> faultOf(URI url);
  }

  private static Optional<String> faultOf(String text, UrlRule rule) {
    try {
      URI url = new URI(text);
      return url.toASCIIString().equals(text)
          ? rule.faultOf(url)
          : Optional.of("must be a URL in ASCII; percent-encode other characters");
    } catch (URISyntaxException broken) {
      return Optional.of("must be a valid URL");
    }
  }

  private static Optional<String> faultOfServer(URI url) {
    if (!hasScheme(url, SERVER_SCHEMES)) {
      return Optional.of("must start with http:// or https://");
    }
    if (url.getRawUserInfo() != null) {
      return Optional.of("must not hold user or password; use server_key");
    }
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      return Optional.of("must not have a query or fragment");
    }
    return faultOfHost(url);
  }

  private static Optional<String> faultOfProxy(URI url) {
    if (!hasScheme(url, PROXY_SCHEMES)) {
      return Optional.of("must start with http://, https:// or socks5://");
    }
    boolean hasPath = url.getRawPath() != null && !Set.of("", "/").contains(url.getRawPath());
    if (hasPath || url.getRawQuery() != null || url.getRawFragment() != null) {
      return Optional.of("must end after the port");
    }
    if (faultOfHost(url).isEmpty() && url.getPort() == -1) {
      return Optional.of("must name a port");
    }
    return faultOfHost(url);
  }

  private static Optional<String> faultOfHost(URI url) {
    if (url.getHost() == null) {
      return Optional.of("must name a host of letters, digits, dots and hyphens, or an address");
    }
    if (url.getPort() == 0 || url.getPort() > MAX_PORT) {
      return Optional.of("must have a port between 1 and " + MAX_PORT);
    }
    return Optional.empty();
  }

  private static boolean hasScheme(URI url, Set<String> schemes) {
    return url.getScheme() != null && schemes.contains(url.getScheme().toLowerCase(Locale.ROOT));
  }
}
