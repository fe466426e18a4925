package ai.nexus.e2e.chaos;

import ai.nexus.testkit.provider.FakeProvider;
import ai.nexus.testkit.provider.FullBacklog;
import ai.nexus.testkit.provider.Script;
import ai.nexus.testkit.server.AdminClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The models that are asked in a soak: for each dialect one whose provider is mostly well and one
 * whose provider refuses, each alone and with another target, and two that nobody can reach. One
 * client key opens all.
 */
final class SoakModels {

  static final String KEY = "client-of-the-soak";

  private static final List<String> DIALECTS = List.of("openai", "anthropic", "gemini");

  private final AdminClient admin;
  private final FakeProvider upstream;
  private final List<String> names = new ArrayList<>();

  private SoakModels(AdminClient admin, FakeProvider upstream) {
    this.admin = admin;
    this.upstream = upstream;
  }

  /** The names of the models. */
  static List<String> made(
      AdminClient admin, FakeProvider upstream, FullBacklog full, Random random) {
    var models = new SoakModels(admin, upstream);
    List<UpstreamFault> refusals = StatusFaults.all();
    List<UpstreamFault> others =
        Stream.of(TimeFaults.all(), BreakFaults.all(), FramingFaults.all(), EventFaults.all())
            .flatMap(List::stream)
            .toList();
    for (String dialect : DIALECTS) {
      models.alone("mixed-" + dialect, dialect, new Mix(others, random));
      models.spared("mixed-spared-" + dialect, dialect, new Mix(others, random));
      models.alone("refused-" + dialect, dialect, new Mix(refusals, random));
      models.spared("refused-spared-" + dialect, dialect, new Mix(refusals, random));
    }
    models.target("silent-port", full.baseUrl(), "openai", 1);
    models.well("silent-port");
    models.target("closed-port", Ground.NOBODY, "openai", 1);
    models.well("closed-port");
    return models.names;
  }

  private void alone(String model, String dialect, Script script) {
    names.add(model);
    upstream.serve(model, script);
    target(model, upstream.baseUrl(), dialect, 1);
  }

  private void spared(String model, String dialect, Script script) {
    upstream.serve(model, script);
    target(model, upstream.baseUrl(), dialect, 1);
    well(model);
  }

  private void well(String model) {
    names.add(model);
    String other = model + "-well";
    upstream.serve(other, Ground.ANSWER);
    target(model, upstream.baseUrl(), "openai", 2, other);
    // A conversation would stay with the target that is well.
    admin.call("PUT", "/routes/" + model, "{\"affinity\": \"none\"}");
  }

  private void target(String model, String url, String dialect, int priority) {
    target(model, url, dialect, priority, model);
  }

  private void target(
      String model, String url, String dialect, int priority, String upstreamModel) {
    long provider =
        admin.createProvider(
            Json.createObjectBuilder()
                .add("name", "Provider " + priority + " of " + model)
                .add("dialect", dialect)
                .add("server_url", url)
                .add("server_key", upstream.key())
                .add("personalized_key", KEY)
                .add("on_client_gone", priority == 1 ? "cancel" : "drain"));
    JsonObject served =
        Json.createObjectBuilder()
            .add("provider_id", provider)
            .add("model_name", model)
            .add("upstream_model", upstreamModel)
            .add("priority", priority)
            .build();
    admin.call("POST", "/provider_models", served.toString());
  }
}
