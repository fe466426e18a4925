package ai.nexus.testkit.provider.anthropic;

import ai.nexus.testkit.provider.ChatRequest;
import ai.nexus.testkit.provider.Composition;
import ai.nexus.testkit.provider.TokenCount;
import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How many tokens a request would have (docs.claude.com/en/api/messages-count-tokens). */
record CountComposition(ChatRequest request) implements Composition {

  @Override
  public TokenCount tokens() {
    return new TokenCount(0, 0);
  }

  @Override
  public byte[] whole() {
    return Json.createObjectBuilder()
        .add("input_tokens", request.promptTokens())
        .build()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public List<byte[]> events() {
    return List.of(whole());
  }
}
