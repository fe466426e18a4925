package ai.nexus.testkit.provider.openai;

import ai.nexus.testkit.provider.ChatRequest;
import ai.nexus.testkit.provider.Composition;
import ai.nexus.testkit.provider.Reply;
import ai.nexus.testkit.provider.Tally;
import ai.nexus.testkit.provider.TokenCount;
import ai.nexus.testkit.provider.UsageReport;
import ai.nexus.testkit.provider.Words;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A completion of a prompt (…/docs/api-reference/completions/object): whole and chunk are alike.
 */
final class TextComposition implements Composition {

  private final String id = "cmpl-" + UUID.randomUUID().toString().replace("-", "");
  private final long created = Instant.now().getEpochSecond();
  private final ChatRequest request;
  private final String text;
  private final String finish;
  private final Tally tally;
  private final UsageReport usage;

  TextComposition(ChatRequest request, Reply reply, UsageReport usage) {
    this.request = request;
    this.text = reply.text();
    this.finish = reply.stop() == Reply.Stop.LENGTH ? "length" : "stop";
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
      choices.add(choice(index, text, Json.createValue(finish)));
    }
    JsonObjectBuilder answer = start().add("choices", choices);
    if (usage != UsageReport.NEVER) {
      answer.add("usage", OpenAiJson.usage(tally));
    }
    return OpenAiJson.bytes(answer.build());
  }

  @Override
  public List<byte[]> events() {
    List<byte[]> events = new ArrayList<>();
    for (int index = 0; index < request.choices(); index++) {
      for (String piece : Words.split(text)) {
        events.add(event(chunk(choice(index, piece, JsonValue.NULL))));
      }
      events.add(event(chunk(choice(index, "", Json.createValue(finish)))));
    }
    if (usage != UsageReport.NEVER && request.includeUsage()) {
      events.add(
          event(
              start()
                  .add("choices", Json.createArrayBuilder())
                  .add("usage", OpenAiJson.usage(tally))));
    }
    events.add("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
    return events;
  }

  private JsonObjectBuilder chunk(JsonObjectBuilder choice) {
    JsonObjectBuilder chunk = start().add("choices", Json.createArrayBuilder().add(choice));
    return request.includeUsage() && usage != UsageReport.NEVER
        ? chunk.add("usage", JsonValue.NULL)
        : chunk;
  }

  private static JsonObjectBuilder choice(int index, String text, JsonValue finish) {
    return Json.createObjectBuilder()
        .add("text", text)
        .add("index", index)
        .add("logprobs", JsonValue.NULL)
        .add("finish_reason", finish);
  }

  private JsonObjectBuilder start() {
    return Json.createObjectBuilder()
        .add("id", id)
        .add("object", "text_completion")
        .add("created", created)
        .add("model", request.model());
  }

  private static byte[] event(JsonObjectBuilder chunk) {
    return ("data: " + chunk.build() + "\n\n").getBytes(StandardCharsets.UTF_8);
  }
}
