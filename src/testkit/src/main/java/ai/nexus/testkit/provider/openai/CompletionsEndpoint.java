package ai.nexus.testkit.provider.openai;

import ai.nexus.testkit.provider.ChatRequest;
import ai.nexus.testkit.provider.Composition;
import ai.nexus.testkit.provider.Refusal;
import ai.nexus.testkit.provider.Reply;
import ai.nexus.testkit.provider.UsageReport;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.util.Set;

/** Completions of a prompt, the old ones (…/docs/api-reference/completions/create). */
final class CompletionsEndpoint implements Endpoint {

  private static final Set<String> MEMBERS =
      Set.of(
          "model",
          "prompt",
          "best_of",
          "echo",
          "frequency_penalty",
          "logit_bias",
          "logprobs",
          "max_tokens",
          "n",
          "presence_penalty",
          "seed",
          "stop",
          "stream",
          "stream_options",
          "suffix",
          "temperature",
          "top_p",
          "user");

  @Override
  public void check(Place root, boolean tolerant) throws Refusal {
    if (!tolerant) {
      root.only(MEMBERS);
    }
    root.require("prompt");
    root.typed("prompt", ValueType.STRING, ValueType.ARRAY);
    root.typed("stream", ValueType.TRUE, ValueType.FALSE);
    root.range("temperature", 0, 2);
    root.range("n", 1, 128);
    root.range("max_tokens", 0, Integer.MAX_VALUE);
    if (!root.absent("stream_options") && !root.object().getBoolean("stream", false)) {
      throw root.wrong(
          "stream_options", "The '%s' parameter is only allowed when 'stream' is enabled.", "");
    }
  }

  @Override
  public ChatRequest request(JsonObject body) {
    boolean includeUsage =
        body.getOrDefault("stream_options", JsonValue.NULL) instanceof JsonObject options
            && options.getBoolean("include_usage", false);
    return ChatRequest.of(
            body.getString("model"), body.getBoolean("stream", false), body.get("prompt"), body)
        .includingUsage(includeUsage)
        .choosing(body.get("n") instanceof JsonNumber number ? number.intValue() : 1);
  }

  @Override
  public Composition compose(ChatRequest request, Reply reply, UsageReport usage) {
    return new TextComposition(request, reply, usage);
  }
}
