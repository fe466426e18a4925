package ai.nexus.wire.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.anthropic.request.AnthropicRequestReader;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.openai.chat.client.OpenAiClient;
import jakarta.json.JsonObject;

/** What clients of other dialects ask, as Bedrock is asked it. */
final class Asked {

  static final String CLAUDE = "anthropic.claude-sonnet-4-5-20250929-v1:0";
  static final String NOVA = "us.amazon.nova-pro-v1:0";

  private Asked() {}

  static ChatRequest read(String client, String json, Dropped dropped) {
    byte[] body = json.getBytes(UTF_8);
    return client.equals("openai")
        ? new OpenAiClient().request(body, dropped)
        : new AnthropicRequestReader().read(body, dropped);
  }

  static JsonObject written(ChatRequest request, String model, Dropped dropped) {
    return Json.readObject(new BedrockProvider().request(request, model, dropped)).orElseThrow();
  }

  /** By OpenAI's client, of a model that is no Claude. */
  static JsonObject openAi(String members) {
    return openAi(members, NOVA);
  }

  static JsonObject openAi(String members, String model) {
    String json = "{\"model\":\"m\"," + members.replace('\'', '"') + "}";
    return written(read("openai", json, new Dropped()), model, new Dropped());
  }
}
