package ai.nexus.testkit.provider.openai;

import ai.nexus.testkit.provider.Catalogue;
import ai.nexus.testkit.provider.ChatRequest;
import ai.nexus.testkit.provider.Composition;
import ai.nexus.testkit.provider.Refusal;
import ai.nexus.testkit.provider.Reply;
import ai.nexus.testkit.provider.UsageReport;
import ai.nexus.testkit.provider.WireRequest;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;

/** What OpenAI does at one address. */
interface Endpoint {

  /**
   * Refuses a body of another type than is read here.
   *
   * @throws Refusal as OpenAI words it
   */
  default void checkType(WireRequest request) throws Refusal {
    if (!request.isJson()) {
      throw new Refusal(400, "The content type must be application/json.", "", "");
    }
  }

  /** The body as an object. */
  default JsonObject parse(WireRequest request) throws Refusal {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(request.body()))) {
      return reader.readObject();
    } catch (JsonException malformed) {
      throw new Refusal(400, "We could not parse the JSON body of your request.", "", "");
    }
  }

  default ChatRequest read(WireRequest request, Catalogue catalogue) throws Refusal {
    JsonObject body = parse(request);
    Place root = Place.root(body);
    if (root.absent("model")) {
      throw new Refusal(400, "you must provide a model parameter", "model", "");
    }
    String model = root.string("model");
    check(root, catalogue.tolerates(model));
    if (!catalogue.has(model)) {
      throw new Refusal(
          404, "The model `%s` does not exist".formatted(model), "", "model_not_found");
    }
    return request(body);
  }

  /**
   * Checks the members.
   *
   * @param tolerant lets unknown ones through
   */
  void check(Place root, boolean tolerant) throws Refusal;

  ChatRequest request(JsonObject body);

  Composition compose(ChatRequest request, Reply reply, UsageReport usage);
}
