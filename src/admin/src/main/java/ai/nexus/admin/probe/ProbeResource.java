package ai.nexus.admin.probe;

import ai.nexus.admin.providers.ProviderSecrets;
import ai.nexus.admin.providers.Providers;
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
    return probe.probe(ProbeTargets.of(providers.find(id), secrets));
  }
}
