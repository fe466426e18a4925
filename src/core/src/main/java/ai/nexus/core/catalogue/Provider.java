package ai.nexus.core.catalogue;

import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.model.Operation;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * An upstream as the relay needs it, with one of its keys, its secrets open. Lives only in a {@link
 * Catalogue}, where a provider of several keys stands once for each.
 *
 * @param serverUrl the base of the upstream's API, without a trailing slash, for example {@code
 *     https://api.openai.com/v1}
 * @param serverKey the key that the upstream takes; empty where it needs none
 * @param api what is particular about it
 * @param keyNumber which of its keys that is, from 1
 * @param proxyUrl http, https or socks5; user and password may stand in it
 * @param healthCheckInterval between two questions, where the check is active
 */
public record Provider(
    long id,
    String name,
    ProviderApi api,
    URI serverUrl,
    Optional<String> serverKey,
    int keyNumber,
    Optional<URI> proxyUrl,
    boolean storeMessages,
    OnClientGone onClientGone,
    ProviderLimits limits,
    HealthCheck healthCheck,
    Duration healthCheckInterval) {

  public static final Duration USUAL_INTERVAL = Duration.ofSeconds(30);

  /** One of no known vendor, with one key and no limits of its own. */
  public Provider(
      long id,
      String name,
      Dialect dialect,
      URI serverUrl,
      Optional<String> serverKey,
      Optional<URI> proxyUrl,
      boolean storeMessages,
      OnClientGone onClientGone) {
    this(
        id,
        name,
        ProviderApi.of(dialect),
        serverUrl,
        serverKey,
        1,
        proxyUrl,
        storeMessages,
        onClientGone,
        ProviderLimits.NONE,
        HealthCheck.PASSIVE,
        USUAL_INTERVAL);
  }

  /** The same with another of its keys. */
  Provider withKey(int number, String key) {
    return new Provider(
        id,
        name,
        api,
        serverUrl,
        Optional.of(key),
        number,
        proxyUrl,
        storeMessages,
        onClientGone,
        limits,
        healthCheck,
        healthCheckInterval);
  }

  public Dialect dialect() {
    return api.dialect();
  }

  /** Whether it has the address that is asked for, so that nothing need be translated. */
  public boolean serves(Operation operation) {
    return api.serves(operation, serverUrl);
  }

  /** Names the provider and none of its secrets. */
  @Override
  public String toString() {
    String key = keyNumber == 1 ? "" : " key " + keyNumber;
    return "Provider[" + id + " " + name + key + "]";
  }
}
