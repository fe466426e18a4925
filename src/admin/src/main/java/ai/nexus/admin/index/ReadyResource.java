package ai.nexus.admin.index;

import ai.nexus.core.log.EventLog;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/** {@code /ready}: whether the database answers. Needs no login and tells nothing else. */
@Path("/ready")
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public class ReadyResource {

  private static final EventLog LOG = EventLog.of(ReadyResource.class);
  private static final int LIMIT_SECONDS = 2;

  private final DataSource database;

  @Inject
  public ReadyResource(DataSource database) {
    this.database = database;
  }

  @GET
  public Response ready() {
    return databaseAnswers()
        ? Response.ok(Map.of("status", "ready")).build()
        : Response.status(Status.SERVICE_UNAVAILABLE)
            .entity(Map.of("status", "database unreachable"))
            .build();
  }

  private boolean databaseAnswers() {
    try (Connection connection = database.getConnection()) {
      return connection.isValid(LIMIT_SECONDS);
    } catch (SQLException unreachable) {
      LOG.warning("the database does not answer", unreachable);
      return false;
    }
  }
}
