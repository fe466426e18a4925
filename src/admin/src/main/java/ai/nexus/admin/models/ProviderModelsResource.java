package ai.nexus.admin.models;

import ai.nexus.admin.paging.Page;
import ai.nexus.admin.paging.PageRequest;
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

/** {@code /providers/{provider_id}/models}. */
@Path("/providers/{provider_id}/models")
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public class ProviderModelsResource {

  private final Models models;

  @Inject
  public ProviderModelsResource(Models models) {
    this.models = models;
  }

  @GET
  public Response list(@PathParam("provider_id") String providerId, @Context UriInfo uri) {
    Page<ModelView> page =
        models.listOf(providerId, PageRequest.byNumber(uri.getQueryParameters()));
    return page.addHeaders(Response.ok(page.items()), uri).build();
  }
}
