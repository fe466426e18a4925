package ai.nexus.core.catalogue;

import ai.nexus.core.log.EventLog;
import ai.nexus.core.secrets.CredentialBox;
import ai.nexus.wire.model.Dialect;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes providers of rows, secrets opened. */
final class ProviderOpener {

  private static final EventLog LOG = EventLog.of(ProviderOpener.class);

  private final CredentialBox box;

  ProviderOpener(CredentialBox box) {
    this.box = box;
  }

  /**
   * The provider once for each of its keys, in their order; once where it needs none. None, and an
   * error in the log, where something of it cannot be used.
   */
  List<Provider> open(ProviderRow row) {
    try {
      return withEachKey(first(row), row.moreKeys());
    } catch (IllegalStateException | IllegalArgumentException unusable) {
      // Without the cause: a URI's message repeats its text, and a proxy's may hold a password.
      LOG.error(
          "provider "
              + row.id()
              + " "
              + row.name()
              + " is left out: its server_key, more_server_keys, server_url, proxy_url, preset,"
              + " options, limits or health_check cannot be used ("
              + unusable.getClass().getSimpleName()
              + "); set them anew");
      return List.of();
    }
  }

  private Provider first(ProviderRow row) {
    return new Provider(
        row.id(),
        row.name(),
        apiOf(row),
        URI.create(withoutTrailingSlash(row.serverUrl())),
        row.serverKey().map(text -> box.open("provider.server_key", text)),
        1,
        row.proxyUrl().map(text -> box.open("provider.proxy_url", text)).map(URI::create),
        row.storeMessages(),
        OnClientGone.of(row.onClientGone()),
        row.limits().limits(),
        HealthCheck.of(row.healthCheck()),
        Duration.ofSeconds(row.healthCheckInterval()));
  }

  private List<Provider> withEachKey(Provider first, List<String> sealed) {
    List<Provider> all = new ArrayList<>();
    all.add(first);
    for (String key : sealed) {
      all.add(first.withKey(all.size() + 1, box.open("provider_key.server_key", key)));
    }
    return all;
  }

  /** A preset that is not known, as after a downgrade, must not send a secret as another's key. */
  private static ProviderApi apiOf(ProviderRow row) {
    Optional<Preset> preset = row.preset().flatMap(Presets::find);
    if (preset.isEmpty() && row.preset().isPresent()) {
      throw new IllegalArgumentException("no preset is called " + row.preset().get());
    }
    return new ProviderApi(Dialect.of(row.dialect()), preset, ProviderOptions.read(row.options()));
  }

  private static String withoutTrailingSlash(String url) {
    int end = url.length();
    while (end > 0 && url.charAt(end - 1) == '/') {
      end--;
    }
    return url.substring(0, end);
  }
}
