package ai.nexus.testkit.provider.anthropic;

import ai.nexus.testkit.provider.ChatRequest;
import ai.nexus.testkit.provider.Composition;
import ai.nexus.testkit.provider.Reply;
import ai.nexus.testkit.provider.Said;
import ai.nexus.testkit.provider.Tally;
import ai.nexus.testkit.provider.TokenCount;
import ai.nexus.testkit.provider.UsageReport;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
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
  private final Reply reply;
  private final List<Block> blocks = new ArrayList<>();
  private final Tally tally;
  private final UsageReport usage;

  MessageComposition(ChatRequest request, Reply reply, UsageReport usage) {
    this.request = request;
    this.reply = reply;
    this.tally = Tally.of(request, reply);
    this.usage = usage;
    for (Said said : reply.parts()) {
      blocks.add(
          new Block(said, "toolu_%s%d".formatted(id.substring(id.length() - 22), blocks.size())));
    }
  }

  @Override
  public TokenCount tokens() {
    return tally.count();
  }

  @Override
  public byte[] whole() {
    JsonArrayBuilder content = Json.createArrayBuilder();
    blocks.forEach(block -> content.add(block.whole()));
    JsonObjectBuilder message = message().add("content", content).add("stop_reason", stop());
    if (usage != UsageReport.NEVER) {
      message.add("usage", usage(tally.output()));
    }
    return message.build().toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public List<byte[]> events() {
    List<byte[]> events = new ArrayList<>();
    events.add(start());
    for (int index = 0; index < blocks.size(); index++) {
      Block block = blocks.get(index);
      events.add(
          event(
              "content_block_start", of().add("index", index).add("content_block", block.start())));
      if (index == 0) {
        events.add(event("ping", of()));
      }
      for (JsonObjectBuilder delta : block.deltas()) {
        events.add(event("content_block_delta", of().add("index", index).add("delta", delta)));
      }
      events.add(event("content_block_stop", of().add("index", index)));
    }
    events.add(end());
    events.add(event("message_stop", of()));
    return events;
  }

  private byte[] start() {
    JsonObjectBuilder start =
        message().add("content", Json.createArrayBuilder()).add("stop_reason", JsonValue.NULL);
    if (usage != UsageReport.NEVER) {
      start.add("usage", usage(1));
    }
    return event("message_start", of().add("message", start));
  }

  private byte[] end() {
    JsonObjectBuilder delta =
        of().add("delta", of().add("stop_reason", stop()).add("stop_sequence", JsonValue.NULL));
    if (usage != UsageReport.NEVER) {
      JsonObjectBuilder counts = of().add("output_tokens", tally.output());
      if (tally.thoughts() > 0) {
        counts.add("output_tokens_details", of().add("thinking_tokens", tally.thoughts()));
      }
      delta.add("usage", counts);
    }
    return event("message_delta", delta);
  }

  private String stop() {
    return switch (reply.stop()) {
      case LENGTH -> "max_tokens";
      case BLOCKED -> "refusal";
      case END -> reply.declines() ? "refusal" : reply.calls().isEmpty() ? "end_turn" : "tool_use";
    };
  }

  private JsonObjectBuilder message() {
    return of().add("id", id)
        .add("type", "message")
        .add("role", "assistant")
        .add("model", request.model())
        .add("stop_sequence", JsonValue.NULL);
  }

  /** What the cache had and took is not in the input's count. */
  private JsonObjectBuilder usage(int output) {
    JsonObjectBuilder counts =
        of().add("input_tokens", tally.prompt())
            .add("cache_creation_input_tokens", tally.cacheWritten())
            .add("cache_read_input_tokens", tally.cacheRead())
            .add("output_tokens", output);
    if (tally.thoughts() > 0) {
      counts.add("output_tokens_details", of().add("thinking_tokens", tally.thoughts()));
    }
    return counts;
  }

  private static JsonObjectBuilder of() {
    return Json.createObjectBuilder();
  }

  private static byte[] event(String type, JsonObjectBuilder members) {
    JsonObjectBuilder data = of().add("type", type).addAll(members);
    return ("event: " + type + "\ndata: " + data.build() + "\n\n").getBytes(StandardCharsets.UTF_8);
  }
}
