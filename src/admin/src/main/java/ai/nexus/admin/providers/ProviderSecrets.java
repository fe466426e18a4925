package ai.nexus.admin.providers;

import ai.nexus.core.keys.ClientKeyHasher;
import ai.nexus.core.log.EventLog;
import ai.nexus.core.secrets.CredentialBox;
import java.net.URI;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Seals, opens and masks what a provider must keep to itself. Safe for many threads. */
public final class ProviderSecrets {

  private static final EventLog LOG = EventLog.of(ProviderSecrets.class);
  private static final String SERVER_KEY = "provider.server_key";
  private static final String MORE_KEYS = "provider_key.server_key";
  private static final String PROXY_URL = "provider.proxy_url";
  private static final String MASK = "****";

  private final CredentialBox box;
  private final ClientKeyHasher hasher;

  public ProviderSecrets(CredentialBox box, ClientKeyHasher hasher) {
    this.box = box;
    this.hasher = hasher;
  }

  String sealServerKey(String key) {
    return box.seal(SERVER_KEY, key);
  }

  /** One of those beside the first. */
  String sealFurtherKey(String key) {
    return box.seal(MORE_KEYS, key);
  }

  String sealProxyUrl(String url) {
    return box.seal(PROXY_URL, url);
  }

  String hashClientKey(String key) {
    return hasher.hash(key);
  }

  /**
   * @throws IllegalStateException where it was sealed with another master key
   */
  public Optional<String> serverKeyOf(ProviderEntity provider) {
    return provider.sealedServerKey().map(stored -> box.open(SERVER_KEY, stored));
  }

  /**
   * @throws IllegalStateException where it was sealed with another master key
   */
  public Optional<URI> proxyUrlOf(ProviderEntity provider) {
    return provider.sealedProxyUrl().map(stored -> URI.create(box.open(PROXY_URL, stored)));
  }

  ProviderInput.Shown shownOf(ProviderEntity provider) {
    return new ProviderInput.Shown(
        provider.sealedServerKey().map(key -> mask(SERVER_KEY, key, ClientKeyHasher::hint)),
        provider.sealedMoreKeys().stream()
            .map(key -> mask(MORE_KEYS, key, ClientKeyHasher::hint))
            .toList(),
        Optional.of(provider.personalizedKeyHint()),
        provider.sealedProxyUrl().map(url -> mask(PROXY_URL, url, ProviderSecrets::maskProxyUrl)));
  }

  /** The URL with stars for its password, or for a lone user, which some proxies take as a key. */
  static String maskProxyUrl(String text) {
    URI url = URI.create(text);
    String userInfo = url.getRawUserInfo();
    if (userInfo == null) {
      return text;
    }
    int colon = userInfo.indexOf(':');
    boolean loneUser = colon < 0 || colon == userInfo.length() - 1;
    String shown = loneUser ? MASK : userInfo.substring(0, colon + 1) + MASK;
    return url.getScheme() + "://" + shown + text.substring(text.lastIndexOf('@'));
  }

  private String mask(String place, String stored, UnaryOperator<String> shown) {
    try {
      return shown.apply(box.open(place, stored));
    } catch (IllegalStateException | IllegalArgumentException unreadable) {
      // The provider must stay visible, so that its secret can be set anew.
      LOG.warning("a stored secret cannot be opened: " + place, unreadable);
      return MASK;
    }
  }
}
