package ai.nexus.admin.probe;

import ai.nexus.core.catalogue.ProviderApi;
import java.net.URI;
import java.util.Optional;

/** What a probe needs to know of a provider. */
record ProbeTarget(
    String serverUrl, ProviderApi api, Optional<String> serverKey, Optional<URI> proxyUrl) {

  /** Names no secret. */
  @Override
  public String toString() {
    return "ProbeTarget[" + serverUrl + "]";
  }
}
