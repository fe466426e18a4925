package ai.nexus.testkit.provider;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One answer of Gemini's: usage is cumulative, and nothing marks the end of a stream. */
final class ContentComposition implements Composition {

  private final String id = UUID.randomUUID().toString();
  private final ChatRequest request;
  private final String text;
  private final List<String> pieces;
  private final UsageReport usage;

  ContentComposition(ChatRequest request, String text, UsageReport usage) {
    this.request = request;
    this.text = text;
    this.pieces = Words.split(text);
    this.usage = usage;
  }

  @Override
  public TokenCount tokens() {
    return new TokenCount(request.promptTokens(), pieces.size());
  }

  @Override
  public byte[] json() {
    return content(text, true, pieces.size()).toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public List<byte[]> events() {
    List<byte[]> events = new ArrayList<>(pieces.size());
    for (int i = 0; i < pieces.size(); i++) {
      JsonObject content = content(pieces.get(i), i == pieces.size() - 1, i + 1);
      events.add(("data: " + content + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    }
    return events;
  }

  private JsonObject content(String part, boolean last, int written) {
    JsonObjectBuilder candidate =
        Json.createObjectBuilder()
            .add(
                "content",
                Json.createObjectBuilder()
                    .add(
                        "parts",
                        Json.createArrayBuilder().add(Json.createObjectBuilder().add("text", part)))
                    .add("role", "model"))
            .add("index", 0);
    if (last) {
      candidate.add("finishReason", "STOP");
    }
    JsonObjectBuilder answer =
        Json.createObjectBuilder().add("candidates", Json.createArrayBuilder().add(candidate));
    if (usage != UsageReport.NEVER) {
      answer.add(
          "usageMetadata",
          Json.createObjectBuilder()
              .add("promptTokenCount", request.promptTokens())
              .add("candidatesTokenCount", written)
              .add("totalTokenCount", request.promptTokens() + written));
    }
    return answer.add("modelVersion", request.model()).add("responseId", id).build();
  }
}
