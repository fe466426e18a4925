package ai.nexus.admin.providers;

import ai.nexus.core.catalogue.Presets;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code /presets}: the vendors that a provider can be of. */
@Path("/presets")
@Produces(MediaType.APPLICATION_JSON)
public class PresetResource {

  @GET
  public List<PresetView> list() {
    return Presets.all().stream().map(PresetView::of).toList();
  }
}
