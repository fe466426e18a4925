package ai.nexus.api.resource;

import ai.nexus.api.auth.Authenticator;
import ai.nexus.api.auth.ClientKeys;
import ai.nexus.api.http.FailureAnswer;
import ai.nexus.api.routing.Router;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.keys.Caller;
import ai.nexus.wire.model.Dialect;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.List;

/** The models that a client key may call, in the form that its SDK reads. */
@Path("/")
@Produces("application/json")
@ApplicationScoped
public class ModelsResource {

  private Authenticator authenticator;
  private Router router;

  @Inject
  void init(Authenticator authenticator, Router router) {
    this.authenticator = authenticator;
    this.router = router;
  }

  @GET
  @Path("{version: (v1/|v1beta/)?}models")
  public String list(@Context HttpServletRequest request) {
    return ModelViews.list(client(request), models(request)).toString();
  }

  /**
   * @param id may hold slashes, as {@code meta-llama/Llama-3-8b} does
   */
  @GET
  @Path("{version: (v1/|v1beta/)?}models/{id: .+}")
  public String one(@Context HttpServletRequest request, @PathParam("id") String id) {
    List<Target> models = models(request);
    for (int i = 0; i < models.size(); i++) {
      if (models.get(i).modelName().equals(id)) {
        return ModelViews.one(client(request), i + 1, models.get(i)).toString();
      }
    }
    // A name that a wildcard or a provider's prefix stands for is in no list.
    Target found = router.preferred(authenticator.authenticate(ClientKeys.of(request)), id);
    return ModelViews.one(client(request), models.size() + 1, found).toString();
  }

  private List<Target> models(HttpServletRequest request) {
    Caller caller = authenticator.authenticate(ClientKeys.of(request));
    return router.models(caller).values().stream().map(targets -> targets.get(0)).toList();
  }

  private static Dialect client(HttpServletRequest request) {
    return FailureAnswer.words(request).dialect();
  }
}
