package ai.nexus.admin.prices;

import ai.nexus.admin.json.Fields;
import ai.nexus.admin.paging.Page;
import ai.nexus.admin.paging.PageRequest;
import ai.nexus.admin.query.Parameters;
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
import java.util.Optional;
import java.util.Set;

/** {@code /prices}. */
@Path("/prices")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Dependent
public class PriceResource {

  private final Prices prices;

  @Inject
  public PriceResource(Prices prices) {
    this.prices = prices;
  }

  @GET
  public Response list(@Context UriInfo uri) {
    var query = new Parameters(uri.getQueryParameters(), Set.of("model", "limit", "after"));
    Optional<String> model = query.text("model");
    PageRequest asked = PageRequest.byNumber(uri.getQueryParameters(), query);
    Page<PriceView> page = prices.list(model, asked);
    return page.addHeaders(Response.ok(page.items()), uri).build();
  }

  @POST
  public Response create(Fields fields, @Context UriInfo uri) {
    PriceView created = prices.create(fields);
    return Response.created(uri.getAbsolutePathBuilder().path(String.valueOf(created.id())).build())
        .entity(created)
        .build();
  }

  @GET
  @Path("{price_id}")
  public PriceView get(@PathParam("price_id") String id) {
    return prices.get(id);
  }

  @PUT
  @Path("{price_id}")
  public PriceView replace(@PathParam("price_id") String id, Fields fields) {
    return prices.replace(id, fields);
  }

  @DELETE
  @Path("{price_id}")
  public void delete(@PathParam("price_id") String id) {
    prices.delete(id);
  }
}
