package ai.nexus.testkit.provider.openai;

import ai.nexus.testkit.provider.ChatRequest;
import ai.nexus.testkit.provider.Composition;
import ai.nexus.testkit.provider.Reply;
import ai.nexus.testkit.provider.Tally;
import ai.nexus.testkit.provider.TokenCount;
import ai.nexus.testkit.provider.UsageReport;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;

/**
 * One completion, as a JSON body or as the chunks of a stream, with as many choices as were asked
 * for, all alike (platform.openai.com/docs/api-reference/chat/object and …/chat-streaming).
 */
final class ChatComposition implements Composition {

  private static final String CHUNK = "chat.completion.chunk";

  private final String id = "chatcmpl-" + UUID.randomUUID().toString().replace("-", "");
  private final long created = Instant.now().getEpochSecond();
  private final ChatRequest request;
  private final ChatChoice choice;
  private final Tally tally;
  private final UsageReport usage;

  ChatComposition(ChatRequest request, Reply reply, UsageReport usage) {
    this.request = request;
    this.choice = new ChatChoice(id, reply);
    this.tally = Tally.of(request, reply);
    this.usage = usage;
  }

  @Override
  public TokenCount tokens() {
    return tally.count();
  }

  @Override
  public byte[] whole() {
    JsonArrayBuilder choices = Json.createArrayBuilder();
    for (int index = 0; index < request.choices(); index++) {
      choices.add(
          Json.createObjectBuilder()
              .add("index", index)
              .add("message", choice.message(index))
              .add("logprobs", JsonValue.NULL)
              .add("finish_reason", choice.finish()));
    }
    JsonObjectBuilder body = start("chat.completion").add("choices", choices);
    if (usage != UsageReport.NEVER) {
      body.add("usage", OpenAiJson.usage(tally));
    }
    return OpenAiJson.bytes(body.build());
  }

  /** The last is {@code [DONE]}. */
  @Override
  public List<byte[]> events() {
    List<byte[]> events = new ArrayList<>();
    addDeltas(events);
    JsonValue finish = Json.createValue(choice.finish());
    for (int index = 0; index < request.choices(); index++) {
      events.add(event(delta(index, Json.createObjectBuilder(), finish, tally.output())));
    }
    if (usage != UsageReport.NEVER && request.includeUsage()) {
      events.add(
          event(
              start(CHUNK)
                  .add("choices", Json.createArrayBuilder())
                  .add("usage", OpenAiJson.usage(tally))));
    }
    events.add("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
    return events;
  }

  /** The choices grow side by side, and none ends before all are said. */
  private void addDeltas(List<byte[]> events) {
    List<Iterator<JsonObjectBuilder>> choices = new ArrayList<>();
    for (int index = 0; index < request.choices(); index++) {
      JsonObjectBuilder first =
          Json.createObjectBuilder().add("role", "assistant").add("content", "");
      events.add(event(delta(index, first, JsonValue.NULL, 0)));
      choices.add(choice.deltas(index).iterator());
    }
    for (int written = 1; choices.get(0).hasNext(); written++) {
      for (int index = 0; index < choices.size(); index++) {
        events.add(event(delta(index, choices.get(index).next(), JsonValue.NULL, written)));
      }
    }
  }

  private JsonObjectBuilder delta(
      int index, JsonObjectBuilder delta, JsonValue finish, int written) {
    JsonObjectBuilder part =
        Json.createObjectBuilder()
            .add("index", index)
            .add("delta", delta)
            .add("logprobs", JsonValue.NULL)
            .add("finish_reason", finish);
    JsonObjectBuilder chunk = start(CHUNK).add("choices", Json.createArrayBuilder().add(part));
    if (usage == UsageReport.EVERY_CHUNK) {
      return chunk.add("usage", OpenAiJson.usage(new TokenCount(tally.wholePrompt(), written)));
    }
    return request.includeUsage() && usage == UsageReport.AS_OPENAI
        ? chunk.add("usage", JsonValue.NULL)
        : chunk;
  }

  private JsonObjectBuilder start(String object) {
    return Json.createObjectBuilder()
        .add("id", id)
        .add("object", object)
        .add("created", created)
        .add("model", request.model())
        .add("system_fingerprint", "fp_fake");
  }

  private static byte[] event(JsonObjectBuilder chunk) {
    return ("data: " + chunk.build() + "\n\n").getBytes(StandardCharsets.UTF_8);
  }
}
