package ai.nexus.testkit.provider.openai;

import ai.nexus.testkit.provider.ChatRequest;
import ai.nexus.testkit.provider.Composition;
import ai.nexus.testkit.provider.Refusal;
import ai.nexus.testkit.provider.Reply;
import ai.nexus.testkit.provider.TokenCount;
import ai.nexus.testkit.provider.UsageReport;
import ai.nexus.testkit.provider.WireRequest;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Set;

/**
 * Images made of a prompt, or of others (…/docs/api-reference/images). Each is the same point of
 * one pixel.
 */
final class ImagesEndpoint implements Endpoint {

  static final String PIXEL =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
          + "gg==";

  private static final Set<String> MEMBERS =
      Set.of(
          "model",
          "prompt",
          "background",
          "moderation",
          "n",
          "output_compression",
          "output_format",
          "partial_images",
          "quality",
          "response_format",
          "size",
          "stream",
          "style",
          "user",
          "image",
          "image[]",
          "mask",
          "input_fidelity");
  private static final int TOKENS_OF_AN_IMAGE = 272;

  private final boolean edits;

  /**
   * @param edits whether it takes images, as a form
   */
  ImagesEndpoint(boolean edits) {
    this.edits = edits;
  }

  @Override
  public void checkType(WireRequest request) throws Refusal {
    if (edits) {
      Form.checkType(request);
    } else {
      Endpoint.super.checkType(request);
    }
  }

  @Override
  public JsonObject parse(WireRequest request) throws Refusal {
    return edits ? Form.read(request) : Endpoint.super.parse(request);
  }

  @Override
  public void check(Place root, boolean tolerant) throws Refusal {
    root.only(MEMBERS);
    root.string("prompt");
    if (edits && root.absent("image[]")) {
      root.require("image");
    }
    if (!edits) {
      root.range("n", 1, 10);
    }
  }

  @Override
  public ChatRequest request(JsonObject body) {
    int number = body.containsKey("n") ? Form.number(body, "n") : 1;
    return ChatRequest.of(body.getString("model"), false, body.get("prompt"), body)
        .choosing(number);
  }

  @Override
  public Composition compose(ChatRequest request, Reply reply, UsageReport usage) {
    JsonArrayBuilder data = Json.createArrayBuilder();
    for (int i = 0; i < request.choices(); i++) {
      data.add(Json.createObjectBuilder().add("b64_json", PIXEL));
    }
    var tokens = new TokenCount(request.promptTokens(), TOKENS_OF_AN_IMAGE * request.choices());
    JsonObjectBuilder answer =
        Json.createObjectBuilder().add("created", 1_700_000_000L).add("data", data);
    if (usage != UsageReport.NEVER) {
      answer.add(
          "usage",
          Json.createObjectBuilder()
              .add("input_tokens", tokens.prompt())
              .add(
                  "input_tokens_details",
                  Json.createObjectBuilder()
                      .add("text_tokens", tokens.prompt())
                      .add("image_tokens", 0))
              .add("output_tokens", tokens.completion())
              .add("total_tokens", tokens.total()));
    }
    return Plain.json(tokens, OpenAiJson.bytes(answer.build()));
  }
}
