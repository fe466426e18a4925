package ai.nexus.testkit.provider.openai;

import ai.nexus.testkit.provider.ChatRequest;
import ai.nexus.testkit.provider.Composition;
import ai.nexus.testkit.provider.Reply;
import ai.nexus.testkit.provider.Said;
import ai.nexus.testkit.provider.Tally;
import ai.nexus.testkit.provider.TokenCount;
import ai.nexus.testkit.provider.UsageReport;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * One response, whole or as typed and numbered events, without [DONE]
 * (…/docs/api-reference/responses-streaming).
 */
final class ResponseComposition implements Composition {

  private final String id = "resp_" + UUID.randomUUID().toString().replace("-", "");
  private final long created = Instant.now().getEpochSecond();
  private final ChatRequest request;
  private final Reply reply;
  private final List<ResponseItem> items = new ArrayList<>();
  private final Tally tally;
  private final UsageReport usage;
  private final List<byte[]> events = new ArrayList<>();

  ResponseComposition(ChatRequest request, Reply reply, UsageReport usage) {
    this.request = request;
    this.reply = reply;
    this.tally = Tally.of(request, reply);
    this.usage = usage;
    for (Said said : reply.parts()) {
      items.add(new ResponseItem(said, id.substring("resp_".length()), items.size()));
    }
  }

  String id() {
    return id;
  }

  @Override
  public TokenCount tokens() {
    return tally.count();
  }

  @Override
  public byte[] whole() {
    return OpenAiJson.bytes(response());
  }

  JsonObject response() {
    JsonArrayBuilder output = Json.createArrayBuilder();
    items.forEach(item -> output.add(item.done()));
    JsonObjectBuilder response = start(ended()).add("output", output);
    response.add("usage", usage == UsageReport.NEVER ? JsonValue.NULL : usage().build());
    return response.build();
  }

  @Override
  public List<byte[]> events() {
    if (!events.isEmpty()) {
      return events;
    }
    JsonObject begun =
        start("in_progress")
            .add("output", Json.createArrayBuilder())
            .add("usage", JsonValue.NULL)
            .build();
    event("response.created", Json.createObjectBuilder().add("response", begun));
    event("response.in_progress", Json.createObjectBuilder().add("response", begun));
    items.forEach(item -> item.tell(this::event));
    event("response." + ended(), Json.createObjectBuilder().add("response", response()));
    return events;
  }

  private void event(String type, JsonObjectBuilder members) {
    JsonObjectBuilder data =
        Json.createObjectBuilder()
            .add("type", type)
            .add("sequence_number", events.size())
            .addAll(members);
    String text = "event: " + type + "\ndata: " + data.build() + "\n\n";
    events.add(text.getBytes(StandardCharsets.UTF_8));
  }

  private String ended() {
    return reply.stop() == Reply.Stop.END ? "completed" : "incomplete";
  }

  private JsonObjectBuilder start(String status) {
    JsonObject body = request.body();
    JsonValue reason =
        status.equals("incomplete")
            ? Json.createObjectBuilder()
                .add(
                    "reason",
                    reply.stop() == Reply.Stop.LENGTH ? "max_output_tokens" : "content_filter")
                .build()
            : JsonValue.NULL;
    return Json.createObjectBuilder()
        .add("id", id)
        .add("object", "response")
        .add("created_at", created)
        .add("status", status)
        .add("error", JsonValue.NULL)
        .add("incomplete_details", reason)
        .add("instructions", body.getOrDefault("instructions", JsonValue.NULL))
        .add("metadata", body.getOrDefault("metadata", JsonValue.EMPTY_JSON_OBJECT))
        .add("model", request.model())
        .add("parallel_tool_calls", true)
        .add("previous_response_id", body.getOrDefault("previous_response_id", JsonValue.NULL))
        .add("temperature", body.getOrDefault("temperature", Json.createValue(1)))
        .add("tool_choice", body.getOrDefault("tool_choice", Json.createValue("auto")))
        .add("tools", body.getOrDefault("tools", JsonValue.EMPTY_JSON_ARRAY))
        .add("top_p", body.getOrDefault("top_p", Json.createValue(1)))
        .add("store", body.getBoolean("store", true));
  }

  private JsonObjectBuilder usage() {
    return Json.createObjectBuilder()
        .add("input_tokens", tally.wholePrompt())
        .add("input_tokens_details", OpenAiJson.cached(tally))
        .add("output_tokens", tally.output())
        .add("output_tokens_details", OpenAiJson.reasoning(tally))
        .add("total_tokens", tally.count().total());
  }
}
