package ai.nexus.testkit.provider.openai;

import ai.nexus.testkit.provider.ChatRequest;
import ai.nexus.testkit.provider.Composition;
import ai.nexus.testkit.provider.Refusal;
import ai.nexus.testkit.provider.Reply;
import ai.nexus.testkit.provider.UsageReport;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.util.List;
import java.util.Set;

/**
 * Chat completions. Members and bounds are those of CreateChatCompletionRequest in OpenAI's own
 * description (github.com/openai/openai-openapi) and of openai-python's
 * types/chat/completion_create_params.py.
 */
final class ChatEndpoint implements Endpoint {

  private static final Set<String> MEMBERS =
      Set.of(
          "messages",
          "model",
          "audio",
          "frequency_penalty",
          "function_call",
          "functions",
          "logit_bias",
          "logprobs",
          "max_completion_tokens",
          "max_tokens",
          "metadata",
          "modalities",
          "moderation",
          "n",
          "parallel_tool_calls",
          "prediction",
          "presence_penalty",
          "prompt_cache_key",
          "prompt_cache_options",
          "prompt_cache_retention",
          "reasoning_effort",
          "response_format",
          "safety_identifier",
          "seed",
          "service_tier",
          "stop",
          "store",
          "stream",
          "stream_options",
          "temperature",
          "tool_choice",
          "tools",
          "top_logprobs",
          "top_p",
          "user",
          "verbosity",
          "web_search_options");
  private static final List<String> EFFORTS =
      List.of("none", "minimal", "low", "medium", "high", "xhigh");

  @Override
  public void check(Place root, boolean tolerant) throws Refusal {
    if (!tolerant) {
      root.only(MEMBERS);
    }
    checkMessages(root, tolerant);
    new ToolsCheck(root).check();
    new FormatCheck(root).check();
    checkSampling(root);
    checkStream(root);
  }

  private static void checkMessages(Place root, boolean tolerant) throws Refusal {
    boolean some = root.object().get("messages") instanceof JsonArray list && !list.isEmpty();
    if (!some) {
      throw new Refusal(400, "'messages' must not be empty", "messages", "");
    }
    new TurnsCheck(root.each("messages"), tolerant).check();
  }

  private static void checkSampling(Place root) throws Refusal {
    root.range("temperature", 0, 2);
    root.range("top_p", 0, 1);
    root.range("n", 1, 128);
    root.range("presence_penalty", -2, 2);
    root.range("frequency_penalty", -2, 2);
    root.range("top_logprobs", 0, 20);
    root.range("max_tokens", 1, Integer.MAX_VALUE);
    root.range("max_completion_tokens", 1, Integer.MAX_VALUE);
    root.typed("stop", ValueType.STRING, ValueType.ARRAY);
    if (root.object().get("stop") instanceof JsonArray stops && stops.size() > 4) {
      throw root.wrong(
          "stop",
          "Invalid '%s': array too long. Expected an array with maximum length 4.",
          "array_above_max_length");
    }
    if (!root.absent("max_tokens") && !root.absent("max_completion_tokens")) {
      throw root.wrong(
          "max_tokens",
          "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.",
          "invalid_parameter_combination");
    }
    if (!root.absent("top_logprobs") && !root.object().getBoolean("logprobs", false)) {
      throw root.wrong(
          "top_logprobs", "The '%s' parameter is only allowed when 'logprobs' is enabled.", "");
    }
    if (!root.absent("reasoning_effort")) {
      root.oneOf("reasoning_effort", EFFORTS);
    }
  }

  private static void checkStream(Place root) throws Refusal {
    root.typed("stream", ValueType.TRUE, ValueType.FALSE);
    if (root.absent("stream_options")) {
      return;
    }
    if (!root.object().getBoolean("stream", false)) {
      throw root.wrong(
          "stream_options",
          "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
          "");
    }
    root.inner("stream_options").only(Set.of("include_usage", "include_obfuscation"));
  }

  @Override
  public ChatRequest request(JsonObject body) {
    JsonValue options = body.getOrDefault("stream_options", JsonValue.EMPTY_JSON_OBJECT);
    boolean includeUsage =
        options instanceof JsonObject object && object.getBoolean("include_usage", false);
    JsonString model = body.getJsonString("model");
    return ChatRequest.of(
            model.getString(), body.getBoolean("stream", false), body.get("messages"), body)
        .includingUsage(includeUsage)
        .choosing(body.get("n") instanceof JsonNumber number ? number.intValue() : 1);
  }

  @Override
  public Composition compose(ChatRequest request, Reply reply, UsageReport usage) {
    return new ChatComposition(request, reply, usage);
  }
}
