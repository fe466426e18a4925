package ai.nexus.admin.targets;

import ai.nexus.admin.providers.Providers;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** {@code /providers/{provider_id}/targets}. */
@Path("/providers/{provider_id}/targets")
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public class ProviderTargetsResource {

  private final Providers providers;
  private final Targets targets = new Targets();

  @Inject
  public ProviderTargetsResource(Providers providers) {
    this.providers = providers;
  }

  @GET
  public Response list(@PathParam("provider_id") String id, @Context UriInfo uri) {
    long provider = providers.find(id).id();
    return targets.answer(target -> target.provider() == provider, uri);
  }
}
