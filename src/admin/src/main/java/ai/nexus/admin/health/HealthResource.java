package ai.nexus.admin.health;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * {@code /health}, for the probes of supervisors. Needs no login and tells no more than it must.
 */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public class HealthResource {

  private final HealthChecks checks;

  @Inject
  public HealthResource(HealthChecks checks) {
    this.checks = checks;
  }

  /** All that the others tell: who is ready lives and has started. */
  @GET
  public Response all() {
    return ready();
  }

  @GET
  @Path("live")
  public Response live() {
    return checks.health().live().answer();
  }

  @GET
  @Path("ready")
  public Response ready() {
    return checks.health().ready().answer();
  }

  @GET
  @Path("started")
  public Response started() {
    return checks.health().started().answer();
  }
}
