package ai.nexus.testkit.provider.openai;

import ai.nexus.testkit.provider.ChatRequest;
import ai.nexus.testkit.provider.Composition;
import ai.nexus.testkit.provider.Refusal;
import ai.nexus.testkit.provider.Reply;
import ai.nexus.testkit.provider.TokenCount;
import ai.nexus.testkit.provider.UsageReport;
import ai.nexus.testkit.provider.Vector;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.util.List;
import java.util.Set;

/** Embeddings (platform.openai.com/docs/api-reference/embeddings/create). */
final class EmbeddingsEndpoint implements Endpoint {

  private static final int USUAL = 8;

  @Override
  public void check(Place root, boolean tolerant) throws Refusal {
    if (!tolerant) {
      root.only(Set.of("model", "input", "dimensions", "encoding_format", "user"));
    }
    root.require("input");
    root.typed("input", ValueType.STRING, ValueType.ARRAY);
    if (root.object().get("input") instanceof JsonArray list && list.isEmpty()) {
      throw root.wrong("input", "Invalid '%s': input cannot be an empty array.", "");
    }
    if (root.object().get("input") instanceof JsonString text && text.getString().isEmpty()) {
      throw root.wrong("input", "Invalid '%s': input cannot be an empty string.", "");
    }
    root.range("dimensions", 1, 4096);
    if (!root.absent("encoding_format")) {
      root.oneOf("encoding_format", List.of("float", "base64"));
    }
  }

  @Override
  public ChatRequest request(JsonObject body) {
    return ChatRequest.of(body.getString("model"), false, body.get("input"), body);
  }

  @Override
  public Composition compose(ChatRequest request, Reply reply, UsageReport usage) {
    JsonArrayBuilder data = Json.createArrayBuilder();
    int index = 0;
    for (JsonValue input : inputs(request.body().get("input"))) {
      data.add(
          Json.createObjectBuilder()
              .add("object", "embedding")
              .add("index", index++)
              .add("embedding", embedding(input, request.body())));
    }
    var tokens = new TokenCount(Math.max(1, request.promptTokens()), 0);
    JsonObjectBuilder answer =
        Json.createObjectBuilder()
            .add("object", "list")
            .add("data", data)
            .add("model", request.model());
    if (usage != UsageReport.NEVER) {
      answer.add(
          "usage",
          Json.createObjectBuilder()
              .add("prompt_tokens", tokens.prompt())
              .add("total_tokens", tokens.prompt()));
    }
    return Plain.json(tokens, OpenAiJson.bytes(answer.build()));
  }

  /** A list of numbers is one input, already in tokens. */
  private static List<JsonValue> inputs(JsonValue input) {
    boolean several =
        input instanceof JsonArray list && list.get(0).getValueType() != ValueType.NUMBER;
    return several ? input.asJsonArray() : List.of(input);
  }

  private static JsonValue embedding(JsonValue input, JsonObject body) {
    Vector vector = Vector.of(input.toString(), body.getInt("dimensions", USUAL));
    return body.getString("encoding_format", "float").equals("base64")
        ? Json.createValue(vector.base64())
        : vector.json();
  }
}
