package ai.nexus.testkit.provider;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks the fake provider with every vendor's key header at once; JSON with single quotes. */
record VendorClient(FakeProvider provider) {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  HttpResponse<String> post(String path, String body) {
    String json = body.replace('\'', '"');
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json, StandardCharsets.UTF_8))
            .build());
  }

  HttpResponse<String> form(String path, String... fieldsAndValues) {
    var form = new StringBuilder();
    for (int i = 0; i < fieldsAndValues.length; i += 2) {
      form.append("--fence\r\nContent-Disposition: form-data; name=\"")
          .append(fieldsAndValues[i])
          .append("\"\r\n\r\n")
          .append(fieldsAndValues[i + 1])
          .append("\r\n");
    }
    form.append("--fence\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n")
        .append("Content-Type: audio/wav\r\n\r\nRIFF\r\n--fence--\r\n");
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=fence")
            .POST(BodyPublishers.ofString(form.toString()))
            .build());
  }

  HttpResponse<String> call(String method, String path) {
    return send(request(path).method(method, BodyPublishers.noBody()).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(provider.baseUrl()).resolve(path))
        .timeout(Duration.ofSeconds(10))
        .header("Authorization", "Bearer " + provider.key())
        .header("x-api-key", provider.key())
        .header("x-goog-api-key", provider.key())
        .header("anthropic-version", "2023-06-01");
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new AssertionError(request.uri().toString(), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
