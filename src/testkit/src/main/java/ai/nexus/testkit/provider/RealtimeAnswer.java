package ai.nexus.testkit.provider;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A session as OpenAI's: begins with session.created and answers response.create. What it does not
 * know it sends back. Beside OpenAI's events it takes some that let a test have its way: {@code
 * test.begin} leaves a response open, {@code test.transcribe} tells of a transcript, {@code
 * test.end} ends the last response with the status it names, {@code test.close} closes, {@code
 * test.break} breaks off.
 */
public final class RealtimeAnswer implements RealtimeScript {

  private final List<RealtimePeer.Message> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger begun = new AtomicInteger();
  private volatile Optional<RealtimePeer.Message> closed = Optional.empty();

  /** All messages of the gateway but its close, oldest first. */
  public List<RealtimePeer.Message> received() {
    return List.copyOf(received);
  }

  /** The gateway's close frame. */
  public Optional<RealtimePeer.Message> closed() {
    return closed;
  }

  @Override
  public void answer(RealtimeHandshake handshake) throws IOException {
    RealtimePeer peer = handshake.accept();
    peer.send(session(handshake.model()));
    for (RealtimePeer.Message next = peer.receive(); ; next = peer.receive()) {
      if (next.kind() == RealtimePeer.Kind.CLOSE) {
        closed = Optional.of(next);
        peer.close(next.code() == 1005 ? 1000 : next.code(), "");
        return;
      }
      received.add(next);
      if (!answered(next, peer)) {
        return;
      }
    }
  }

  /** Whether the session goes on. */
  private boolean answered(RealtimePeer.Message message, RealtimePeer peer) throws IOException {
    if (message.kind() == RealtimePeer.Kind.BINARY) {
      peer.send(message.kind(), message.payload());
      return true;
    }
    JsonObject event = Json.createReader(new StringReader(message.text())).readObject();
    switch (event.getString("type", "")) {
      case "response.create" -> {
        begin(peer);
        peer.send(done("completed", "null"));
      }
      case "test.begin" -> begin(peer);
      case "test.end" ->
          peer.send(done(event.getString("status"), event.getJsonObject("details").toString()));
      case "test.transcribe" -> peer.send(transcript());
      case "test.close" -> {
        peer.close(event.getInt("code"), event.getString("reason"));
        return false;
      }
      case "test.break" -> {
        peer.cut();
        return false;
      }
      default -> peer.send(message.text());
    }
    return true;
  }

  private String response() {
    return "resp_" + begun.get();
  }

  private void begin(RealtimePeer peer) throws IOException {
    begun.incrementAndGet();
    peer.send(
        "{\"type\":\"response.created\",\"event_id\":\"e2\",\"response\":{\"id\":\"%s\",\"status\":\"in_progress\"}}"
            .formatted(response()));
    for (String word : List.of("one ", "two ")) {
      peer.send(
          "{\"type\":\"response.output_text.delta\",\"event_id\":\"e3\",\"response_id\":\"%s\",\"delta\":\"%s\"}"
              .formatted(response(), word));
    }
  }

  private static String session(String model) {
    return """
        {"type":"session.created","event_id":"e1","session":{"type":"realtime","id":"sess_1",\
        "model":"%s","audio":{"input":{"transcription":{"model":"hearer-1"}}}}}\
        """
        .formatted(model);
  }

  private String done(String status, String details) {
    return """
        {"type":"response.done","event_id":"e4","response":{"id":"%s","object":"realtime.response",\
        "status":"%s","status_details":%s,"output":[],"usage":{"total_tokens":30,"input_tokens":20,\
        "output_tokens":10,"input_token_details":{"text_tokens":8,"audio_tokens":12,\
        "cached_tokens":6,"cached_tokens_details":{"text_tokens":2,"audio_tokens":4}},\
        "output_token_details":{"text_tokens":3,"audio_tokens":7}}}}\
        """
        .formatted(response(), status, details);
  }

  private static String transcript() {
    return """
        {"type":"conversation.item.input_audio_transcription.completed","event_id":"e5",\
        "item_id":"item_1","content_index":0,"transcript":"hello","usage":{"type":"tokens",\
        "total_tokens":22,"input_tokens":13,"input_token_details":{"text_tokens":0,\
        "audio_tokens":13},"output_tokens":9}}\
        """;
  }
}
