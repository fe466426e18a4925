package ai.nexus.wire.openai.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.nexus.wire.Pieces;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.openai.chat.client.OpenAiClient;
import ai.nexus.wire.openai.chat.provider.OpenAiProvider;
import ai.nexus.wire.sse.SseEvent;
import ai.nexus.wire.sse.SseFramer;
import ai.nexus.wire.translate.AnswerIdentity;
import ai.nexus.wire.translate.StreamReader;
import ai.nexus.wire.translate.StreamWriter;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the tests of both sides of the dialect share. */
final class Chats {

  static final OpenAiClient CLIENT = new OpenAiClient();
  static final OpenAiProvider PROVIDER = new OpenAiProvider();

  /** Hands the pieces of a stream to a reader. */
  @FunctionalInterface
  interface Cutting {
    void feed(Pieces.Feed reader);
  }

  private Chats() {}

  static AnswerIdentity head(boolean usageWanted) {
    return new AnswerIdentity("7", "alias", Instant.ofEpochSecond(1_772_600_000), usageWanted);
  }

  static JsonValue json(String text) {
    return Json.parse(text).orElseThrow(() -> new AssertionError("no JSON: " + text));
  }

  static JsonObject json(byte[] utf8) {
    return json(new String(utf8, UTF_8)).asJsonObject();
  }

  static ChatRequest read(String request) {
    return CLIENT.request(request.getBytes(UTF_8), new Dropped());
  }

  /** A request whose only message, or last, is this. */
  static ChatRequest readMessage(String message) {
    return read("{\"model\":\"m\",\"messages\":[" + message + "]}");
  }

  static JsonObject write(ServerKind kind, ChatRequest request, Dropped dropped) {
    return json(new OpenAiProvider(kind).request(request, "up", dropped));
  }

  /** The steps of a provider's stream, to its end. */
  static List<StreamEvent> steps(Cutting cutting) {
    List<StreamEvent> steps = new ArrayList<>();
    StreamReader reader = PROVIDER.stream();
    SseFramer framer = new SseFramer(100_000);
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

  static List<StreamEvent> steps(String stream) {
    byte[] bytes = stream.getBytes(UTF_8);
    return steps(reader -> reader.piece(bytes, 0, bytes.length));
  }

  /** The events that a client gets, each as it was handed on. */
  static List<String> written(List<StreamEvent> steps, boolean usageWanted) {
    List<String> events = new ArrayList<>();
    StreamWriter writer = CLIENT.stream(head(usageWanted));
    steps.forEach(step -> writer.write(step, event -> events.add(new String(event, UTF_8))));
    return events;
  }
}
