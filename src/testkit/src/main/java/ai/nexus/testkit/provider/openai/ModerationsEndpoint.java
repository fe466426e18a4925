package ai.nexus.testkit.provider.openai;

import ai.nexus.testkit.provider.ChatRequest;
import ai.nexus.testkit.provider.Composition;
import ai.nexus.testkit.provider.Refusal;
import ai.nexus.testkit.provider.Reply;
import ai.nexus.testkit.provider.TokenCount;
import ai.nexus.testkit.provider.UsageReport;
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

/** Moderation (…/docs/api-reference/moderations): what contains "bad" is flagged. */
final class ModerationsEndpoint implements Endpoint {

  private static final List<String> CATEGORIES =
      List.of(
          "harassment",
          "harassment/threatening",
          "hate",
          "hate/threatening",
          "illicit",
          "illicit/violent",
          "self-harm",
          "self-harm/instructions",
          "self-harm/intent",
          "sexual",
          "sexual/minors",
          "violence",
          "violence/graphic");

  @Override
  public void check(Place root, boolean tolerant) throws Refusal {
    root.only(Set.of("model", "input"));
    root.require("input");
    root.typed("input", ValueType.STRING, ValueType.ARRAY);
  }

  @Override
  public ChatRequest request(JsonObject body) {
    return ChatRequest.of(body.getString("model"), false, body.get("input"), body);
  }

  @Override
  public Composition compose(ChatRequest request, Reply reply, UsageReport usage) {
    JsonArrayBuilder results = Json.createArrayBuilder();
    JsonValue input = request.body().get("input");
    boolean several = input instanceof JsonArray list && list.get(0) instanceof JsonString;
    for (JsonValue one : several ? input.asJsonArray() : List.of(input)) {
      results.add(result(one.toString().contains("bad")));
    }
    JsonObjectBuilder answer =
        Json.createObjectBuilder()
            .add("id", "modr-fake")
            .add("model", request.model())
            .add("results", results);
    return Plain.json(new TokenCount(0, 0), OpenAiJson.bytes(answer.build()));
  }

  private static JsonObjectBuilder result(boolean flagged) {
    JsonObjectBuilder categories = Json.createObjectBuilder();
    JsonObjectBuilder scores = Json.createObjectBuilder();
    JsonObjectBuilder types = Json.createObjectBuilder();
    for (String category : CATEGORIES) {
      boolean hit = flagged && category.equals("harassment");
      categories.add(category, hit);
      scores.add(category, hit ? 0.9 : 0.1);
      types.add(category, Json.createArrayBuilder().add("text"));
    }
    return Json.createObjectBuilder()
        .add("flagged", flagged)
        .add("categories", categories)
        .add("category_scores", scores)
        .add("category_applied_input_types", types);
  }
}
