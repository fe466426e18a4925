package ai.nexus.admin.providers;

import ai.nexus.admin.json.Fields;
import ai.nexus.admin.paging.Page;
import ai.nexus.admin.paging.PageRequest;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** {@code /providers}. */
@Path("/providers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Dependent
public class ProviderResource {

  private final Providers providers;

  @Inject
  public ProviderResource(Providers providers) {
    this.providers = providers;
  }

  @GET
  public Response list(@Context UriInfo uri) {
    Page<ProviderView> page = providers.list(PageRequest.byNumber(uri.getQueryParameters()));
    return page.addHeaders(Response.ok(page.items()), uri).build();
  }

  @POST
  public Response create(Fields fields, @Context UriInfo uri) {
    ProviderView created = providers.create(fields);
    return Response.created(uri.getAbsolutePathBuilder().path(String.valueOf(created.id())).build())
        .entity(created)
        .build();
  }

  @GET
  @Path("{provider_id}")
  public ProviderView get(@PathParam("provider_id") String id) {
    return providers.get(id);
  }

  @PUT
  @Path("{provider_id}")
  public ProviderView replace(@PathParam("provider_id") String id, Fields fields) {
    return providers.replace(id, fields);
  }

  @DELETE
  @Path("{provider_id}")
  public void delete(@PathParam("provider_id") String id) {
    providers.delete(id);
  }
}
