package ai.nexus.e2e.support;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionFunctionTool;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionMessageToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** OpenAI's SDK, pointed at the gateway; it tries once. */
public record OpenAiJava(OpenAIClient client, Tenant tenant, String conversation) {

  public static OpenAiJava of(Gateway gateway, Tenant tenant) {
    OpenAIClient client =
        OpenAIOkHttpClient.builder()
            .baseUrl(gateway.api() + "/v1")
            .apiKey(tenant.key())
            .maxRetries(0)
            .build();
    return new OpenAiJava(client, tenant, Tenant.conversation());
  }

  /** A request that only lacks its messages. */
  public ChatCompletionCreateParams.Builder params() {
    return ChatCompletionCreateParams.builder()
        .model(tenant.model())
        .putAdditionalHeader("X-Conversation-Id", conversation);
  }

  public ChatCompletion complete(ChatCompletionCreateParams params) {
    return client.chat().completions().create(params).validate();
  }

  /** Streams, and puts the whole together from its chunks. */
  public ChatCompletion stream(ChatCompletionCreateParams params) {
    ChatCompletionAccumulator whole = ChatCompletionAccumulator.create();
    ChatCompletionCreateParams counting =
        params.toBuilder()
            .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
            .build();
    try (StreamResponse<ChatCompletionChunk> stream =
        client.chat().completions().createStreaming(counting)) {
      stream.stream().map(ChatCompletionChunk::validate).forEach(whole::accumulate);
    }
    return whole.chatCompletion();
  }

  public static ChatCompletionMessage message(ChatCompletion answer) {
    return answer.choices().get(0).message();
  }

  /** What it thought, which OpenAI's schema has no member for. */
  public static Optional<String> thought(ChatCompletion answer) {
    return Optional.ofNullable(message(answer)._allProperties().get("reasoning_content"))
        .map(thought -> thought.convert(String.class));
  }

  public static List<ChatCompletionMessageFunctionToolCall> calls(ChatCompletion answer) {
    return message(answer).toolCalls().orElse(List.of()).stream()
        .map(ChatCompletionMessageToolCall::asFunction)
        .toList();
  }

  /** A function with one property. */
  public static ChatCompletionFunctionTool tool(String name) {
    FunctionParameters parameters =
        FunctionParameters.builder()
            .putAdditionalProperty("type", JsonValue.from("object"))
            .putAdditionalProperty(
                "properties", JsonValue.from(Map.of("city", Map.of("type", "string"))))
            .build();
    return ChatCompletionFunctionTool.builder()
        .function(
            FunctionDefinition.builder()
                .name(name)
                .description("Tells the " + name)
                .parameters(parameters)
                .build())
        .build();
  }
}
