package ai.nexus.admin.models;

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

/** {@code /provider_models}. */
@Path("/provider_models")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Dependent
public class ModelResource {

  private final Models models;

  @Inject
  public ModelResource(Models models) {
    this.models = models;
  }

  @GET
  public Response list(@Context UriInfo uri) {
    Page<ModelView> page = models.list(PageRequest.byNumber(uri.getQueryParameters()));
    return page.addHeaders(Response.ok(page.items()), uri).build();
  }

  @POST
  public Response create(Fields fields, @Context UriInfo uri) {
    ModelView created = models.create(fields);
    return Response.created(uri.getAbsolutePathBuilder().path(String.valueOf(created.id())).build())
        .entity(created)
        .build();
  }

  @GET
  @Path("{model_id}")
  public ModelView get(@PathParam("model_id") String id) {
    return models.get(id);
  }

  @PUT
  @Path("{model_id}")
  public ModelView replace(@PathParam("model_id") String id, Fields fields) {
    return models.replace(id, fields);
  }

  @DELETE
  @Path("{model_id}")
  public void delete(@PathParam("model_id") String id) {
    models.delete(id);
  }
}
