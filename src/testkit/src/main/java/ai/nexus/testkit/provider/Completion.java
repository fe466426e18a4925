package ai.nexus.testkit.provider;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One answer's text and tokens, as a JSON body or as the events of a stream. */
final class Completion implements Composition {

  private final String id = "chatcmpl-" + UUID.randomUUID().toString().replace("-", "");
  private final long created = Instant.now().getEpochSecond();
  private final ChatRequest request;
  private final String text;
  private final List<String> pieces;
  private final UsageReport usage;

  Completion(ChatRequest request, String text, UsageReport usage) {
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
    JsonObjectBuilder choice =
        Json.createObjectBuilder()
            .add("index", 0)
            .add(
                "message",
                Json.createObjectBuilder()
                    .add("role", "assistant")
                    .add("content", text)
                    .add("refusal", JsonValue.NULL))
            .add("logprobs", JsonValue.NULL)
            .add("finish_reason", "stop");
    JsonObjectBuilder body =
        start("chat.completion").add("choices", Json.createArrayBuilder().add(choice));
    if (usage != UsageReport.NEVER) {
      body.add("usage", OpenAiJson.usage(tokens()));
    }
    return OpenAiJson.bytes(body.build());
  }

  /** The last is {@code [DONE]}. */
  @Override
  public List<byte[]> events() {
    List<byte[]> events = new ArrayList<>(pieces.size() + 4);
    events.add(
        event(
            delta(
                Json.createObjectBuilder().add("role", "assistant").add("content", ""),
                JsonValue.NULL,
                0)));
    for (int index = 0; index < pieces.size(); index++) {
      JsonObjectBuilder delta = Json.createObjectBuilder().add("content", pieces.get(index));
      events.add(event(delta(delta, JsonValue.NULL, index + 1)));
    }
    events.add(event(delta(Json.createObjectBuilder(), Json.createValue("stop"), pieces.size())));
    if (usage != UsageReport.NEVER && request.includeUsage()) {
      events.add(
          event(
              start("chat.completion.chunk")
                  .add("choices", Json.createArrayBuilder())
                  .add("usage", OpenAiJson.usage(tokens()))));
    }
    events.add("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
    return events;
  }

  private JsonObjectBuilder delta(JsonObjectBuilder delta, JsonValue finish, int written) {
    JsonObjectBuilder choice =
        Json.createObjectBuilder()
            .add("index", 0)
            .add("delta", delta)
            .add("logprobs", JsonValue.NULL)
            .add("finish_reason", finish);
    JsonObjectBuilder chunk =
        start("chat.completion.chunk").add("choices", Json.createArrayBuilder().add(choice));
    if (usage == UsageReport.EVERY_CHUNK) {
      return chunk.add("usage", OpenAiJson.usage(new TokenCount(request.promptTokens(), written)));
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
