package ai.nexus.e2e.support;

import static org.awaitility.Awaitility.await;

import ai.nexus.testkit.provider.FakeProvider;
import ai.nexus.testkit.provider.RecordedRequest;
import ai.nexus.testkit.provider.Script;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;

/** One test's own provider, client key and model. */
public record Tenant(Gateway gateway, long providerId, String key, String model) {

  /** From now on the model answers so. */
  public Tenant serve(Script script) {
    upstream().serve(model, script);
    return this;
  }

  /**
   * Waits until the gateway, which looks for edits now and then, knows all targets of the model.
   */
  public Tenant awaitTargets(int count) {
    await()
        .until(
            () -> {
              HttpResponse<String> route =
                  gateway.admin().call("POST", "/models/" + model + "/route", "");
              return route.statusCode() == 200
                  && JsonText.object(route.body()).getJsonArray("candidates").size() == count;
            });
    return this;
  }

  public FakeProvider upstream() {
    return gateway.upstream();
  }

  /** What reached the provider for this model, oldest first. */
  public List<RecordedRequest> received() {
    return upstream().requestsFor(model);
  }

  /** The only request that reached the provider. */
  public RecordedRequest onlyReceived() {
    List<RecordedRequest> all = received();
    if (all.size() != 1) {
      throw new AssertionError("expected one request at the provider, there were " + all);
    }
    return all.get(0);
  }

  public Chat chat() {
    return new Chat(gateway.api(), key);
  }

  public String question(String prompt) {
    return body(prompt, false);
  }

  public String streamQuestion(String prompt) {
    return body(prompt, true);
  }

  /** A conversation id that no other test uses. */
  public static String conversation() {
    return "conversation-" + UUID.randomUUID();
  }

  /** The single entry that the ledger has of a conversation. */
  public JsonObject onlyEntry(String conversation) {
    List<JsonObject> entries = entries(conversation);
    if (entries.size() != 1) {
      throw new AssertionError("expected one entry, there were " + entries);
    }
    return entries.get(0);
  }

  public List<JsonObject> entries(String conversation) {
    return gateway
        .admin()
        .conversation(conversation)
        .getJsonArray("requests")
        .getValuesAs(JsonObject.class);
  }

  private String body(String prompt, boolean stream) {
    var body =
        Json.createObjectBuilder()
            .add("model", model)
            .add(
                "messages",
                Json.createArrayBuilder()
                    .add(Json.createObjectBuilder().add("role", "user").add("content", prompt)));
    return (stream ? body.add("stream", true) : body).build().toString();
  }
}
