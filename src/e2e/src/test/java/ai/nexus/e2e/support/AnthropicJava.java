package ai.nexus.e2e.support;

import ai.nexus.testkit.provider.FakeProvider;
import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.ContentBlock;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.TextBlock;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.messages.ToolUseBlock;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Anthropic's SDK, pointed at the gateway or straight at the fake provider; it tries once.
 *
 * @param conversation told with each request
 */
public record AnthropicJava(AnthropicClient client, String model, String conversation) {

  public static AnthropicJava of(Gateway gateway, Tenant tenant) {
    return at(gateway.api(), tenant.key(), tenant.model());
  }

  /** With no gateway between. */
  public static AnthropicJava straight(FakeProvider provider, String model) {
    return at(URI.create(provider.baseUrl()).resolve("/"), provider.key(), model);
  }

  private static AnthropicJava at(URI address, String key, String model) {
    String base = address.toString().replaceFirst("/$", "");
    AnthropicClient client =
        AnthropicOkHttpClient.builder().baseUrl(base).apiKey(key).maxRetries(0).build();
    return new AnthropicJava(client, model, Tenant.conversation());
  }

  /** A request that only lacks its messages. */
  public MessageCreateParams.Builder params() {
    return MessageCreateParams.builder()
        .model(model)
        .maxTokens(4_000)
        .putAdditionalHeader("X-Conversation-Id", conversation);
  }

  public Message create(MessageCreateParams params) {
    return client.messages().create(params).validate();
  }

  /** Streams, and puts the whole together from its events. */
  public Message stream(MessageCreateParams params) {
    MessageAccumulator whole = MessageAccumulator.create();
    try (StreamResponse<RawMessageStreamEvent> stream = client.messages().createStreaming(params)) {
      stream.stream().map(RawMessageStreamEvent::validate).forEach(whole::accumulate);
    }
    return whole.message();
  }

  public static String text(Message message) {
    return message.content().stream()
        .flatMap(block -> block.text().stream())
        .map(TextBlock::text)
        .collect(Collectors.joining());
  }

  public static List<ToolUseBlock> calls(Message message) {
    return message.content().stream().flatMap(block -> block.toolUse().stream()).toList();
  }

  /** The conversation goes on with what was said and the result of each call. */
  public static MessageCreateParams answering(
      MessageCreateParams asked, Message called, String result) {
    List<ContentBlockParam> results =
        called.content().stream()
            .flatMap(block -> block.toolUse().stream())
            .map(ToolUseBlock::id)
            .map(id -> ToolResultBlockParam.builder().toolUseId(id).content(result).build())
            .map(ContentBlockParam::ofToolResult)
            .toList();
    return asked.toBuilder()
        .addAssistantMessageOfContentBlockParams(
            called.content().stream().map(ContentBlock::toParam).toList())
        .addUserMessageOfContentBlockParams(results)
        .build();
  }

  /** A tool with one property. */
  public static Tool tool(String name) {
    JsonValue city = JsonValue.from(Map.of("type", "string"));
    return Tool.builder()
        .name(name)
        .description("Tells the " + name)
        .inputSchema(
            Tool.InputSchema.builder()
                .properties(
                    Tool.InputSchema.Properties.builder()
                        .putAdditionalProperty("city", city)
                        .build())
                .build())
        .build();
  }
}
