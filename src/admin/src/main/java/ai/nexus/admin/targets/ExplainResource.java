package ai.nexus.admin.targets;

import ai.nexus.admin.gateway.GatewayBeans;
import ai.nexus.admin.json.Fields;
import ai.nexus.admin.json.FieldsReader;
import ai.nexus.admin.problem.InvalidFieldsException;
import ai.nexus.admin.providers.ClientKeys;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.util.Map;

/**
 * {@code /models/{model}/route}: where a request for a model would go, and why. A model's name may
 * hold slashes. Nobody is called, and nothing is counted.
 */
@Path("/models/{model: .+}/route")
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public class ExplainResource {

  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  private final ClientKeys keys;
  private final GatewayBeans beans = new GatewayBeans(ManagementFactory.getPlatformMBeanServer());

  @Inject
  public ExplainResource(ClientKeys keys) {
    this.keys = keys;
  }

  @POST
  public JsonObject explain(@PathParam("model") String model, InputStream body) throws IOException {
    Fields fields = FieldsReader.readOrNone(body);
    RouteQuestion question = RouteQuestion.read(fields);
    String keyHash = hash(question);
    String conversation = question.conversation().orElse("");
    String answer = beans.routing(bean -> bean.explain(model, keyHash, conversation));
    JsonObject route = parse(answer);
    if (route.getJsonArray("candidates").isEmpty()) {
      throw new GatewayException(
          Failure.NOT_FOUND,
          "No enabled provider serves a model '" + model + "' to whom this asks for.");
    }
    return JSON.createObjectBuilder(route).add("scope", question.scope()).build();
  }

  /** Empty for all keys. */
  private String hash(RouteQuestion question) {
    if (question.providerId().isPresent()) {
      return keys.hashOfProvider(question.providerId().getAsLong())
          .orElseThrow(
              () -> new InvalidFieldsException("provider_id", "there is no such provider"));
    }
    return question.clientKey().map(keys::hash).orElse("");
  }

  private static JsonObject parse(String text) {
    try (JsonReader json = READERS.createReader(new StringReader(text))) {
      return json.readObject();
    }
  }
}
