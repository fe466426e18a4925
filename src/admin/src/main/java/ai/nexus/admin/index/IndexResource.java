package ai.nexus.admin.index;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** {@code /}: what there is; to a browser, the console. */
@Path("/")
public class IndexResource {

  private static final List<String> RESOURCES =
      List.of(
          "/presets",
          "/providers",
          "/providers/{provider_id}",
          "/providers/{provider_id}/models",
          "/providers/{provider_id}/test",
          "/providers/{provider_id}/discover",
          "/provider_models",
          "/provider_models/{model_id}",
          "/providers/{provider_id}/targets",
          "/targets",
          "/targets/{target_id}/circuit",
          "/models/{model}/route",
          "/routes",
          "/routes/{model}",
          "/prices",
          "/prices/{price_id}",
          "/prices/reprice",
          "/stats",
          "/stats/total",
          "/stats/conversation/{conversation_id}",
          "/messages",
          "/messages/{conversation_id}",
          "/stats/entries",
          "/stats/export",
          "/cache",
          "/metrics",
          "/ready",
          "/health",
          "/health/live",
          "/health/ready",
          "/health/started");

  @Context private ServletContext application;

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Map<String, List<String>> list() {
    return Map.of("resources", RESOURCES);
  }

  /** Whoever takes anything, as curl does, gets the list: its {@code qs} is 1. */
  @GET
  @Produces("text/html;charset=utf-8;qs=0.5")
  public InputStream console() {
    return application.getResourceAsStream("/console/index.html");
  }
}
