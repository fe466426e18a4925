package ai.nexus.testkit.provider.gemini;

import ai.nexus.testkit.provider.ChatRequest;
import ai.nexus.testkit.provider.Composition;
import ai.nexus.testkit.provider.Refusal;
import ai.nexus.testkit.provider.TokenCount;
import ai.nexus.testkit.provider.Vector;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * The embedding of a content, or of several (ai.google.dev/api/embeddings).
 *
 * @param several whether the request was a batch
 */
record EmbeddingComposition(ChatRequest request, boolean several) implements Composition {

  static final Set<String> MEMBERS =
      Set.of("model", "content", "taskType", "title", "outputDimensionality");

  private static final int USUAL = 8;

  static void check(Argument body) throws Refusal {
    var content = body.object("content", Set.of("parts", "role"));
    if (content.isEmpty()) {
      throw Argument.invalid("* EmbedContentRequest.content: content is not specified");
    }
    for (Argument part : content.get().each("parts", PartCheck.MEMBERS)) {
      new PartCheck(part).check();
    }
  }

  @Override
  public TokenCount tokens() {
    return new TokenCount(request.promptTokens(), 0);
  }

  @Override
  public byte[] whole() {
    JsonObjectBuilder answer = Json.createObjectBuilder();
    if (several) {
      JsonArrayBuilder all = Json.createArrayBuilder();
      for (JsonObject one : request.body().getJsonArray("requests").getValuesAs(JsonObject.class)) {
        all.add(embedding(one));
      }
      answer.add("embeddings", all);
    } else {
      answer.add("embedding", embedding(request.body()));
    }
    return answer.build().toString().getBytes(StandardCharsets.UTF_8);
  }

  private static JsonObjectBuilder embedding(JsonObject one) {
    int size = one.getInt("outputDimensionality", USUAL);
    String text = one.get("content").toString();
    return Json.createObjectBuilder().add("values", Vector.of(text, size).json());
  }

  @Override
  public List<byte[]> events() {
    return List.of(whole());
  }
}
