package ai.nexus.admin.probe;

import ai.nexus.admin.providers.ProviderEntity;
import ai.nexus.admin.providers.ProviderSecrets;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;

/** Opens what is needed to ask a provider. */
final class ProbeTargets {

  private ProbeTargets() {}

  /**
   * @throws GatewayException CONFLICT where a secret cannot be opened
   */
  static ProbeTarget of(ProviderEntity provider, ProviderSecrets secrets) {
    try {
      return new ProbeTarget(
          provider.serverUrl(),
          provider.api(),
          secrets.serverKeyOf(provider),
          secrets.proxyUrlOf(provider));
    } catch (IllegalStateException unreadable) {
      throw new GatewayException(
          Failure.CONFLICT,
          "A stored secret of this provider cannot be opened; set server_key and proxy_url anew.",
          unreadable);
    }
  }
}
