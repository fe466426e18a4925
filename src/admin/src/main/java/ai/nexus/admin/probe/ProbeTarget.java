package ai.nexus.admin.probe;

import ai.nexus.wire.model.Dialect;
import java.net.URI;
import java.util.Optional;

/** What a probe needs to know of a provider. */
record ProbeTarget(
    String serverUrl, Dialect dialect, Optional<String> serverKey, Optional<URI> proxyUrl) {

  /** Names no secret. */
  @Override
  public String toString() {
    return "ProbeTarget[" + serverUrl + "]";
  }
}
