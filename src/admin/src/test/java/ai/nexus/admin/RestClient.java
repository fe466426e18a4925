package ai.nexus.admin;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A client of the admin REST on this machine. */
final class RestClient {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String JSON = "application/json";

  private final URI base;

  RestClient(int port) {
    this.base = URI.create("http://localhost:" + port);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return get(base.resolve(path));
  }

  HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri).GET());
  }

  HttpResponse<String> get(String path, String header, String value)
      throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(base.resolve(path)).header(header, value));
  }

  HttpResponse<String> getFrom(String origin, String path)
      throws IOException, InterruptedException {
    return get(path, "Origin", origin);
  }

  /** As a browser that says whose page sends the request. */
  HttpResponse<String> getAs(String site, String path) throws IOException, InterruptedException {
    return get(path, "Sec-Fetch-Site", site);
  }

  /** As a browser that follows a link on a page of another site. */
  HttpResponse<String> navigate(String destination, String path)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Sec-Fetch-Site", "cross-site")
            .header("Sec-Fetch-Mode", "navigate")
            .header("Sec-Fetch-Dest", destination));
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return post(path, JSON, body);
  }

  HttpResponse<String> post(String path, String type, String body)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", JSON)
            .PUT(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> delete(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(base.resolve(path)).DELETE());
  }

  static JsonObject object(HttpResponse<String> response) {
    return Json.createReader(new StringReader(response.body())).readObject();
  }

  static JsonArray array(HttpResponse<String> response) {
    return Json.createReader(new StringReader(response.body())).readArray();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
  }
}
