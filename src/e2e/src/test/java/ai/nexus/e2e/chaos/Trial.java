package ai.nexus.e2e.chaos;

import static org.awaitility.Awaitility.await;

import ai.nexus.e2e.support.Chat;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.FakeProvider;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;

/** A model of its own whose target, or whose first one, has a fault; asked by OpenAI's dialect. */
final class Trial {

  private final Ground ground;
  private final String model = "model-" + UUID.randomUUID().toString().substring(0, 13);
  private final String conversation = "conversation-" + model;
  private final FakeProvider provider;
  private final long faulty;

  Trial(Ground ground, UpstreamFault fault, String dialect) {
    this.ground = ground;
    this.provider = ground.provider(fault + " " + model).serve(model, fault.script());
    this.faulty = target(fault.address().apply(ground, provider), dialect, 1);
    awaitTargets(1);
  }

  /** Gives the model another target, which is well. */
  Trial spared(String text) {
    ground.well().serve(model, ChatAnswer.of(text));
    target(ground.well().baseUrl(), "openai", 2);
    awaitTargets(2);
    return this;
  }

  /** What the admin REST has been told reaches the API a moment later. */
  private void awaitTargets(int number) {
    String key = "{\"client_key\": \"client-" + model + "\"}";
    soon()
        .until(
            () -> {
              HttpResponse<String> route =
                  ground.admin().call("POST", "/models/" + model + "/route", key);
              return route.statusCode() == 200
                  && JsonText.object(route.body()).getJsonArray("candidates").size() == number;
            });
  }

  /** There are hundreds of trials, so the usual tenth of a second before a look would add up. */
  private static ConditionFactory soon() {
    return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10));
  }

  private long target(String url, String dialect, int priority) {
    JsonObjectBuilder made =
        Json.createObjectBuilder()
            .add("name", "Provider " + priority + " of " + model)
            .add("dialect", dialect)
            .add("server_url", url)
            .add("server_key", provider.key())
            .add("personalized_key", "client-" + model);
    long id = ground.admin().createProvider(made);
    JsonObject served =
        Json.createObjectBuilder()
            .add("provider_id", id)
            .add("model_name", model)
            .add("priority", priority)
            .build();
    int status = ground.admin().call("POST", "/provider_models", served.toString()).statusCode();
    if (status != 201) {
      throw new IllegalStateException("the model was answered " + status);
    }
    return id;
  }

  Seen ask(boolean stream, String expected) {
    String body =
        "{\"model\":\"%s\",\"stream\":%b,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}"
            .formatted(model, stream);
    var chat = new Chat(ground.server().api(), "client-" + model);
    return new Seen(chat.complete(body, "X-Conversation-Id", conversation), stream, expected);
  }

  /** The exchange's only one. */
  JsonObject entry() {
    List<JsonObject> all =
        soon()
            .ignoreException(IllegalStateException.class)
            .until(this::entries, entries -> !entries.isEmpty());
    if (all.size() != 1) {
      throw new AssertionError("expected one entry, there were " + all);
    }
    return all.get(0);
  }

  List<JsonObject> entries() {
    return ground
        .admin()
        .conversation(conversation)
        .getJsonArray("requests")
        .getValuesAs(JsonObject.class);
  }

  FakeProvider provider() {
    return provider;
  }

  /** How many calls the gateway has open to the target with the fault. */
  int open() {
    return ground
        .admin()
        .list("/providers/" + faulty + "/targets")
        .getValuesAs(JsonObject.class)
        .stream()
        .mapToInt(target -> target.getInt("open_requests"))
        .sum();
  }
}
