package ai.nexus.admin.probe;

import ai.nexus.admin.providers.ProviderEntity;
import ai.nexus.admin.providers.ProviderSecrets;
import ai.nexus.admin.providers.Providers;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code /providers/{provider_id}/test}. The probe runs outside of any transaction. */
@Path("/providers/{provider_id}/test")
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public class ProbeResource {

  private final Providers providers;
  private final ProviderSecrets secrets;
  private final ProviderProbe probe = new ProviderProbe();

  @Inject
  public ProbeResource(Providers providers, ProviderSecrets secrets) {
    this.providers = providers;
    this.secrets = secrets;
  }

  @POST
  public ProbeResult test(@PathParam("provider_id") String id) {
    return probe.probe(targetOf(providers.find(id)));
  }

  private ProbeTarget targetOf(ProviderEntity provider) {
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
