package ai.nexus.api.resource;

import ai.nexus.api.auth.Authenticator;
import ai.nexus.api.auth.ClientKeys;
import ai.nexus.api.routing.Router;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.keys.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Map;

/**
 * The models that a client key may call, in the form that OpenAI's list has, permissions included.
 */
@Path("/")
@Produces("application/json")
@ApplicationScoped
public class ModelsResource {

  // Json's own methods look for their provider at each call, under a lock.
  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  private Authenticator authenticator;
  private Router router;

  @Inject
  void init(Authenticator authenticator, Router router) {
    this.authenticator = authenticator;
    this.router = router;
  }

  @GET
  @Path("v1/models")
  public String list(@Context HttpServletRequest request) {
    Map<String, List<Target>> models = models(request);
    JsonArrayBuilder data = JSON.createArrayBuilder();
    int position = 1;
    for (Map.Entry<String, List<Target>> model : models.entrySet()) {
      data.add(view(position++, model.getValue().get(0)));
    }
    return JSON.createObjectBuilder().add("object", "list").add("data", data).build().toString();
  }

  @GET
  @Path("models")
  public String listWithoutVersion(@Context HttpServletRequest request) {
    return list(request);
  }

  /**
   * @param id may hold slashes, as {@code meta-llama/Llama-3-8b} does
   */
  @GET
  @Path("v1/models/{id: .+}")
  public String one(@Context HttpServletRequest request, @PathParam("id") String id) {
    int position = 1;
    for (Map.Entry<String, List<Target>> model : models(request).entrySet()) {
      if (model.getKey().equals(id)) {
        return view(position, model.getValue().get(0)).toString();
      }
      position++;
    }
    // A name that a wildcard or a provider's prefix stands for is in no list.
    Caller caller = authenticator.authenticate(ClientKeys.of(request));
    return view(position, router.route(caller, id)).toString();
  }

  @GET
  @Path("models/{id: .+}")
  public String oneWithoutVersion(@Context HttpServletRequest request, @PathParam("id") String id) {
    return one(request, id);
  }

  private Map<String, List<Target>> models(HttpServletRequest request) {
    Caller caller = authenticator.authenticate(ClientKeys.of(request));
    return router.models(caller);
  }

  private static JsonObject view(int position, Target target) {
    long created = target.createdAt().getEpochSecond();
    return JSON.createObjectBuilder()
        .add("id", target.modelName())
        .add("object", "model")
        .add("created", created)
        .add("owned_by", target.provider().name())
        .add("permission", JSON.createArrayBuilder().add(permission(position, created)))
        .add("root", target.modelName())
        .add("parent", JsonValue.NULL)
        .build();
  }

  /** OpenAI dropped this member; older clients still read it. */
  private static JsonObject permission(int position, long created) {
    return JSON.createObjectBuilder()
        .add("id", "modelperm-" + position)
        .add("object", "model_permission")
        .add("created", created)
        .add("allow_create_engine", false)
        .add("allow_sampling", true)
        .add("allow_logprobs", true)
        .add("allow_search_indices", false)
        .add("allow_view", true)
        .add("allow_fine_tuning", false)
        .add("organization", "*")
        .add("group", JsonValue.NULL)
        .add("is_blocking", false)
        .build();
  }
}
