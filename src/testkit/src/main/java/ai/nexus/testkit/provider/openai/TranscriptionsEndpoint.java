package ai.nexus.testkit.provider.openai;

import ai.nexus.testkit.provider.ChatRequest;
import ai.nexus.testkit.provider.Composition;
import ai.nexus.testkit.provider.Refusal;
import ai.nexus.testkit.provider.Reply;
import ai.nexus.testkit.provider.TokenCount;
import ai.nexus.testkit.provider.UsageReport;
import ai.nexus.testkit.provider.WireRequest;
import ai.nexus.testkit.provider.Words;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Text made of speech (…/docs/api-reference/audio/createTranscription): the reply's text. */
final class TranscriptionsEndpoint implements Endpoint {

  private static final Set<String> MEMBERS =
      Set.of(
          "model",
          "file",
          "chunking_strategy",
          "include[]",
          "language",
          "prompt",
          "response_format",
          "stream",
          "temperature",
          "timestamp_granularities[]");

  @Override
  public void checkType(WireRequest request) throws Refusal {
    Form.checkType(request);
  }

  @Override
  public JsonObject parse(WireRequest request) throws Refusal {
    return Form.read(request);
  }

  @Override
  public void check(Place root, boolean tolerant) throws Refusal {
    root.only(MEMBERS);
    root.inner("file");
    if (!root.absent("response_format")) {
      root.oneOf("response_format", List.of("json", "text", "srt", "verbose_json", "vtt"));
    }
  }

  @Override
  public ChatRequest request(JsonObject body) {
    JsonValue prompt = body.getOrDefault("prompt", JsonValue.NULL);
    return ChatRequest.of(body.getString("model"), false, prompt, body);
  }

  @Override
  public Composition compose(ChatRequest request, Reply reply, UsageReport usage) {
    var tokens =
        new TokenCount(
            request.body().getJsonObject("file").getInt("size"), Words.split(reply.text()).size());
    if (!request.body().getString("response_format", "json").endsWith("json")) {
      byte[] text = (reply.text() + "\n").getBytes(StandardCharsets.UTF_8);
      return new Plain(tokens, "text/plain; charset=utf-8", List.of(text));
    }
    JsonObjectBuilder answer = Json.createObjectBuilder().add("text", reply.text());
    if (usage != UsageReport.NEVER) {
      answer.add(
          "usage",
          Json.createObjectBuilder()
              .add("type", "tokens")
              .add("input_tokens", tokens.prompt())
              .add(
                  "input_token_details",
                  Json.createObjectBuilder()
                      .add("text_tokens", 0)
                      .add("audio_tokens", tokens.prompt()))
              .add("output_tokens", tokens.completion())
              .add("total_tokens", tokens.total()));
    }
    return Plain.json(tokens, OpenAiJson.bytes(answer.build()));
  }
}
