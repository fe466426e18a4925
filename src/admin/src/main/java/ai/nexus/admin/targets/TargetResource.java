package ai.nexus.admin.targets;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** {@code /targets}: how all that are known are now, or those whose circuit is as asked for. */
@Path("/targets")
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public class TargetResource {

  private final Targets targets = new Targets();

  @GET
  public Response list(@Context UriInfo uri) {
    return targets.answer(target -> true, uri);
  }

  @DELETE
  @Path("{target_id: .+}/circuit")
  public void closeCircuit(@PathParam("target_id") String id) {
    targets.closeCircuit(id);
  }
}
