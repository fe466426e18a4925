package ai.nexus.wire.openai.responses;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.nexus.wire.Pieces;
import ai.nexus.wire.anthropic.client.AnthropicClient;
import ai.nexus.wire.anthropic.provider.AnthropicProvider;
import ai.nexus.wire.anthropic.request.AnthropicRequestReader;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.gemini.GeminiClient;
import ai.nexus.wire.gemini.GeminiProvider;
import ai.nexus.wire.gemini.GeminiRequestReader;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.openai.chat.client.OpenAiClient;
import ai.nexus.wire.openai.chat.provider.OpenAiProvider;
import ai.nexus.wire.openai.responses.client.ResponsesClient;
import ai.nexus.wire.openai.responses.provider.ResponsesProvider;
import ai.nexus.wire.sse.SseEvent;
import ai.nexus.wire.sse.SseFramer;
import ai.nexus.wire.translate.AnswerIdentity;
import ai.nexus.wire.translate.ClientDialect;
import ai.nexus.wire.translate.ProviderDialect;
import ai.nexus.wire.translate.StreamReader;
import ai.nexus.wire.translate.StreamWriter;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the tests of responses share: this dialect and those that it is translated to and from. */
final class Replies {

  static final ResponsesClient CLIENT = new ResponsesClient();
  static final ResponsesProvider PROVIDER = new ResponsesProvider();
  static final AnswerIdentity HEAD =
      new AnswerIdentity("7", "alias", Instant.ofEpochSecond(1_772_600_000), true);

  private static final Map<String, ProviderDialect> PROVIDERS =
      Map.of(
          "responses", PROVIDER,
          "openai", new OpenAiProvider(),
          "anthropic", new AnthropicProvider(),
          "gemini", new GeminiProvider());
  private static final Map<String, ClientDialect> CLIENTS =
      Map.of(
          "responses", CLIENT,
          "openai", new OpenAiClient(),
          "anthropic", new AnthropicClient(),
          "gemini", new GeminiClient());
  private static final Map<String, String> MODELS =
      Map.of(
          "responses", "gpt-5",
          "openai", "gpt-5",
          "anthropic", "claude-opus-4-5",
          "gemini", "gemini-3-pro");

  /** Hands the pieces of a stream to a reader. */
  @FunctionalInterface
  interface Cutting {
    void feed(Pieces.Feed reader);
  }

  private Replies() {}

  static ProviderDialect provider(String dialect) {
    return PROVIDERS.get(dialect);
  }

  static ClientDialect client(String dialect) {
    return CLIENTS.get(dialect);
  }

  static JsonValue json(String text) {
    return Json.parse(text).orElseThrow(() -> new AssertionError("no JSON: " + text));
  }

  static JsonObject json(byte[] utf8) {
    return json(new String(utf8, UTF_8)).asJsonObject();
  }

  static ChatRequest read(String request) {
    return ResponsesClient.request(request.getBytes(UTF_8), new Dropped()).request();
  }

  static ChatRequest read(String dialect, String request, Dropped dropped) {
    byte[] body = request.getBytes(UTF_8);
    return switch (dialect) {
      case "openai" -> new OpenAiClient().request(body, dropped);
      case "anthropic" -> new AnthropicRequestReader().read(body, dropped);
      case "gemini" -> new GeminiRequestReader().read(body, "m", false, dropped);
      default -> ResponsesClient.request(body, dropped).request();
    };
  }

  static JsonObject write(String dialect, ChatRequest request, Dropped dropped) {
    return json(provider(dialect).request(request, MODELS.get(dialect), dropped));
  }

  /** The steps of a provider's stream, to its end. */
  static List<StreamEvent> steps(StreamReader reader, Cutting cutting) {
    List<StreamEvent> steps = new ArrayList<>();
    SseFramer framer = new SseFramer(1_000_000);
    SseEvent event = new SseEvent();
    cutting.feed(
        (array, offset, length) ->
            framer.feed(
                array,
                offset,
                length,
                (bytes, from, to) -> {
                  event.read(bytes, from, to);
                  if (!event.data().isEmpty()) {
                    reader.event(event.data().text(), steps::add);
                  }
                }));
    reader.end(steps::add);
    return steps;
  }

  static List<StreamEvent> steps(String dialect, String stream) {
    byte[] bytes = stream.getBytes(UTF_8);
    return steps(provider(dialect).stream(), reader -> reader.piece(bytes, 0, bytes.length));
  }

  /** The events that a client gets, each as it was handed on. */
  static List<String> written(String dialect, List<StreamEvent> steps) {
    List<String> events = new ArrayList<>();
    StreamWriter writer = client(dialect).stream(HEAD);
    steps.forEach(step -> writer.write(step, event -> events.add(new String(event, UTF_8))));
    return events;
  }
}
