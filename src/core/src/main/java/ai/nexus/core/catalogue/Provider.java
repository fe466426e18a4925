package ai.nexus.core.catalogue;

import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.model.Operation;
import java.net.URI;
import java.util.Optional;

/**
 * An upstream as the relay needs it, its secrets open. Lives only in a {@link Catalogue}.
 *
 * @param serverUrl the base of the upstream's API, without a trailing slash, for example {@code
 *     https://api.openai.com/v1}
 * @param serverKey the key that the upstream takes; empty where it needs none
 * @param api what is particular about it
 * @param proxyUrl http, https or socks5; user and password may stand in it
 */
public record Provider(
    long id,
    String name,
    ProviderApi api,
    URI serverUrl,
    Optional<String> serverKey,
    Optional<URI> proxyUrl,
    boolean storeMessages,
    OnClientGone onClientGone) {

  /** One of no known vendor. */
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
        proxyUrl,
        storeMessages,
        onClientGone);
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
    return "Provider[" + id + " " + name + "]";
  }
}
