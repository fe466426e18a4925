package ai.nexus.testkit.provider.gemini;

import ai.nexus.testkit.provider.ChatRequest;
import ai.nexus.testkit.provider.Composition;
import ai.nexus.testkit.provider.TokenCount;
import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How many tokens contents have (ai.google.dev/api/tokens). */
record CountComposition(ChatRequest request) implements Composition {

  @Override
  public TokenCount tokens() {
    return new TokenCount(0, 0);
  }

  @Override
  public byte[] whole() {
    return Json.createObjectBuilder()
        .add("totalTokens", request.promptTokens())
        .add(
            "promptTokensDetails",
            Json.createArrayBuilder()
                .add(
                    Json.createObjectBuilder()
                        .add("modality", "TEXT")
                        .add("tokenCount", request.promptTokens())))
        .build()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public List<byte[]> events() {
    return List.of(whole());
  }
}
