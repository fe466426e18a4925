package ai.nexus.testkit.provider;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One message of Anthropic's, as JSON or as events (docs.claude.com/en/api/messages-streaming). */
final class MessageComposition implements Composition {

  private final String id = "msg_" + UUID.randomUUID().toString().replace("-", "");
  private final ChatRequest request;
  private final String text;
  private final List<String> pieces;
  private final UsageReport usage;

  MessageComposition(ChatRequest request, String text, UsageReport usage) {
    this.request = request;
    this.text = text;
    this.pieces = Words.split(text);
    this.usage = usage;
  }

  @Override
  public TokenCount tokens() {
    return new TokenCount(request.promptTokens(), pieces.size());
  }

  @Override
  public byte[] json() {
    JsonObjectBuilder block = Json.createObjectBuilder().add("type", "text").add("text", text);
    JsonObjectBuilder message =
        message()
            .add("content", Json.createArrayBuilder().add(block))
            .add("stop_reason", "end_turn");
    if (usage != UsageReport.NEVER) {
      message.add("usage", usage(pieces.size()));
    }
    return message.build().toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public List<byte[]> events() {
    List<byte[]> events = new ArrayList<>(pieces.size() + 6);
    JsonObjectBuilder start =
        message().add("content", Json.createArrayBuilder()).add("stop_reason", JsonValue.NULL);
    if (usage != UsageReport.NEVER) {
      start.add("usage", usage(1));
    }
    events.add(event("message_start", of().add("message", start)));
    events.add(
        event("content_block_start", index().add("content_block", typed("text").add("text", ""))));
    events.add(event("ping", of()));
    for (String piece : pieces) {
      events.add(
          event(
              "content_block_delta", index().add("delta", typed("text_delta").add("text", piece))));
    }
    events.add(event("content_block_stop", index()));
    JsonObjectBuilder delta =
        of().add("delta", of().add("stop_reason", "end_turn").add("stop_sequence", JsonValue.NULL));
    if (usage != UsageReport.NEVER) {
      delta.add("usage", of().add("output_tokens", pieces.size()));
    }
    events.add(event("message_delta", delta));
    events.add(event("message_stop", of()));
    return events;
  }

  private JsonObjectBuilder message() {
    return of().add("id", id)
        .add("type", "message")
        .add("role", "assistant")
        .add("model", request.model())
        .add("stop_sequence", JsonValue.NULL);
  }

  private JsonObjectBuilder usage(int output) {
    return of().add("input_tokens", request.promptTokens())
        .add("cache_creation_input_tokens", 0)
        .add("cache_read_input_tokens", 0)
        .add("output_tokens", output);
  }

  private static JsonObjectBuilder of() {
    return Json.createObjectBuilder();
  }

  private static JsonObjectBuilder index() {
    return of().add("index", 0);
  }

  private static JsonObjectBuilder typed(String type) {
    return of().add("type", type);
  }

  private static byte[] event(String type, JsonObjectBuilder members) {
    JsonObjectBuilder data = typed(type).addAll(members);
    return ("event: " + type + "\ndata: " + data.build() + "\n\n").getBytes(StandardCharsets.UTF_8);
  }
}
