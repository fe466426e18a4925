package ai.nexus.testkit.server;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The admin REST as an operator's script would use it. */
public final class AdminClient {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final URI base;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();

  public AdminClient(URI base) {
    this.base = base;
  }

  /** Any request; a body goes as JSON. An empty body is none. */
  public HttpResponse<String> call(String method, String path, String body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT);
    if (body.isEmpty()) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      request.method(method, BodyPublishers.ofString(body));
    }
    return send(request.build());
  }

  public HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(request.method() + " " + request.uri(), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  /** The new provider's id. */
  public long createProvider(String name, String serverUrl, String serverKey, String clientKey) {
    return createProvider(
        Json.createObjectBuilder()
            .add("name", name)
            .add("server_url", serverUrl)
            .add("server_key", serverKey)
            .add("personalized_key", clientKey));
  }

  public long createProvider(JsonObjectBuilder provider) {
    return created("/providers", provider).getJsonNumber("id").longValueExact();
  }

  /** The new model's id. */
  public long createModel(long providerId, String name) {
    return createModel(providerId, name, name);
  }

  public long createModel(long providerId, String name, String upstreamModel) {
    JsonObjectBuilder model =
        Json.createObjectBuilder().add("provider_id", providerId).add("model_name", name);
    if (!upstreamModel.equals(name)) {
      model.add("upstream_model", upstreamModel);
    }
    return created("/provider_models", model).getJsonNumber("id").longValueExact();
  }

  public void deleteProvider(long id) {
    expect(204, call("DELETE", "/providers/" + id, ""));
  }

  public JsonObject total() {
    return object("/stats/total");
  }

  /** The totals and requests of one conversation. */
  public JsonObject conversation(String id) {
    return object("/stats/conversation/" + id);
  }

  public JsonObject object(String path) {
    return parse(expect(200, call("GET", path, ""))).asJsonObject();
  }

  public JsonArray list(String path) {
    return parse(expect(200, call("GET", path, ""))).asJsonArray();
  }

  private JsonObject created(String path, JsonObjectBuilder body) {
    return parse(expect(201, call("POST", path, body.build().toString()))).asJsonObject();
  }

  private static HttpResponse<String> expect(int status, HttpResponse<String> response) {
    if (response.statusCode() != status) {
      throw new IllegalStateException(
          "%s answered %d instead of %d: %s"
              .formatted(response.uri(), response.statusCode(), status, response.body()));
    }
    return response;
  }

  private static JsonStructure parse(HttpResponse<String> response) {
    try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
      return reader.read();
    }
  }
}
