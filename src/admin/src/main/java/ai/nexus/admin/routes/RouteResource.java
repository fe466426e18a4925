package ai.nexus.admin.routes;

import ai.nexus.admin.json.Fields;
import ai.nexus.admin.paging.Page;
import ai.nexus.admin.paging.PageRequest;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.regex.Pattern;

/** {@code /routes}: how requests for a model are placed. A model's name may hold slashes. */
@Path("/routes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Dependent
public class RouteResource {

  private static final Pattern NAME = Pattern.compile(".{1,200}");

  private final Routes routes;

  @Inject
  public RouteResource(Routes routes) {
    this.routes = routes;
  }

  @GET
  public Response list(@Context UriInfo uri) {
    Page<RouteView> page = routes.list(PageRequest.by(NAME, uri.getQueryParameters()));
    return page.addHeaders(Response.ok(page.items()), uri).build();
  }

  @GET
  @Path("{model: .+}")
  public RouteView get(@PathParam("model") String model) {
    return routes.get(model);
  }

  @PUT
  @Path("{model: .+}")
  public Response put(@PathParam("model") String model, Fields fields, @Context UriInfo uri) {
    Routes.Stored stored = routes.put(model, fields);
    Response.ResponseBuilder answer =
        stored.isNew() ? Response.created(uri.getAbsolutePath()) : Response.ok();
    return answer.entity(stored.route()).build();
  }

  @DELETE
  @Path("{model: .+}")
  public void delete(@PathParam("model") String model) {
    routes.delete(model);
  }
}
