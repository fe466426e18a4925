package ai.nexus.testkit.provider.openai;

import ai.nexus.testkit.provider.ChatRequest;
import ai.nexus.testkit.provider.Composition;
import ai.nexus.testkit.provider.Refusal;
import ai.nexus.testkit.provider.Reply;
import ai.nexus.testkit.provider.TokenCount;
import ai.nexus.testkit.provider.UsageReport;
import ai.nexus.testkit.provider.Words;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Documents in the order in which they fit a query, as Jina and vLLM have it (jina.ai/reranker;
 * docs.vllm.ai, "Re-rank API"): those with more of the query's words come first.
 */
final class RerankEndpoint implements Endpoint {

  @Override
  public void check(Place root, boolean tolerant) throws Refusal {
    root.only(Set.of("model", "query", "documents", "top_n", "return_documents"));
    root.require("query");
    boolean some = root.object().get("documents") instanceof JsonArray list && !list.isEmpty();
    if (!some) {
      root.require("documents");
      throw root.wrong("documents", "Invalid '%s': expected a list that is not empty.", "");
    }
    root.range("top_n", 1, Integer.MAX_VALUE);
  }

  @Override
  public ChatRequest request(JsonObject body) {
    JsonArrayBuilder all = Json.createArrayBuilder(body.getJsonArray("documents"));
    return ChatRequest.of(
        body.getString("model"), false, all.add(0, body.get("query")).build(), body);
  }

  @Override
  public Composition compose(ChatRequest request, Reply reply, UsageReport usage) {
    JsonObject body = request.body();
    JsonArray documents = body.getJsonArray("documents");
    JsonArrayBuilder results = Json.createArrayBuilder();
    IntStream.range(0, documents.size())
        .boxed()
        .sorted(Comparator.comparing((Integer at) -> score(body, documents.get(at))).reversed())
        .limit(body.getInt("top_n", documents.size()))
        .forEach(at -> results.add(result(body, documents, at)));
    var tokens = new TokenCount(request.promptTokens(), 0);
    JsonObjectBuilder answer =
        Json.createObjectBuilder()
            .add("id", "rerank-fake")
            .add("model", request.model())
            .add("usage", Json.createObjectBuilder().add("total_tokens", tokens.prompt()))
            .add("results", results);
    return Plain.json(tokens, OpenAiJson.bytes(answer.build()));
  }

  private static JsonObjectBuilder result(JsonObject body, JsonArray documents, int at) {
    JsonObjectBuilder result =
        Json.createObjectBuilder()
            .add("index", at)
            .add("relevance_score", score(body, documents.get(at)));
    return body.getBoolean("return_documents", false)
        ? result.add("document", Json.createObjectBuilder().add("text", documents.get(at)))
        : result;
  }

  private static BigDecimal score(JsonObject body, JsonValue document) {
    List<String> words = Words.split(body.getString("query"));
    long met = words.stream().filter(word -> document.toString().contains(word.strip())).count();
    return BigDecimal.valueOf(100 * met / Math.max(1, words.size()), 2);
  }
}
