package ai.nexus.testkit.demo;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;

/** Sends a streamed completion and writes the text out as it arrives. */
final class StreamedChat {

  private static final String DATA = "data: ";
  private static final String DONE = "[DONE]";

  private final URI api;
  private final String key;

  StreamedChat(URI api, String key) {
    this.api = api;
    this.key = key;
  }

  /**
   * @throws IOException where the gateway refuses, or the stream ends before its end
   */
  void ask(String model, String prompt, String conversation, PrintStream out)
      throws IOException, InterruptedException {
    HttpResponse<Stream<String>> response =
        HttpClient.newHttpClient()
            .send(request(model, prompt, conversation), BodyHandlers.ofLines());
    try (Stream<String> lines = response.body()) {
      if (response.statusCode() != 200) {
        throw new IOException(
            "the gateway answered %d: %s"
                .formatted(response.statusCode(), String.join("\n", lines.toList())));
      }
      boolean whole =
          lines
              .filter(line -> line.startsWith(DATA))
              .map(line -> line.substring(DATA.length()))
              .peek(data -> write(data, out))
              .anyMatch(DONE::equals);
      if (!whole) {
        throw new IOException("the stream broke off");
      }
    }
  }

  private HttpRequest request(String model, String prompt, String conversation) {
    JsonObject body =
        Json.createObjectBuilder()
            .add("model", model)
            .add("stream", true)
            .add(
                "messages",
                Json.createArrayBuilder()
                    .add(Json.createObjectBuilder().add("role", "user").add("content", prompt)))
            .build();
    return HttpRequest.newBuilder(api.resolve("/v1/chat/completions"))
        .header("Authorization", "Bearer " + key)
        .header("Content-Type", "application/json")
        .header("X-Conversation-Id", conversation)
        .POST(BodyPublishers.ofString(body.toString()))
        .build();
  }

  private static void write(String data, PrintStream out) {
    if (data.equals(DONE)) {
      return;
    }
    try (JsonReader reader = Json.createReader(new StringReader(data))) {
      JsonArray choices = reader.readObject().getJsonArray("choices");
      for (JsonObject choice : choices.getValuesAs(JsonObject.class)) {
        out.print(choice.getJsonObject("delta").getString("content", ""));
        out.flush();
      }
    }
  }
}
