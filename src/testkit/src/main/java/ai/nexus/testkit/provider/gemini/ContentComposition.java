package ai.nexus.testkit.provider.gemini;

import ai.nexus.testkit.provider.ChatRequest;
import ai.nexus.testkit.provider.Composition;
import ai.nexus.testkit.provider.Reply;
import ai.nexus.testkit.provider.Tally;
import ai.nexus.testkit.provider.TokenCount;
import ai.nexus.testkit.provider.UsageReport;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * One answer of Gemini's, with as many candidates as were asked for, all alike: usage is
 * cumulative, and nothing marks the end of a stream (ai.google.dev/api/generate-content).
 */
final class ContentComposition implements Composition {

  private final String id = UUID.randomUUID().toString();
  private final ChatRequest request;
  private final Reply reply;
  private final Parts parts;
  private final Tally tally;
  private final UsageReport usage;

  ContentComposition(ChatRequest request, Reply reply, UsageReport usage) {
    this.request = request;
    this.reply = reply;
    this.parts = new Parts(reply);
    this.tally = Tally.of(request, reply);
    this.usage = usage;
  }

  @Override
  public TokenCount tokens() {
    return tally.count();
  }

  @Override
  public byte[] whole() {
    return bytes(answer(parts.whole(), true, tally.output()).toString());
  }

  @Override
  public List<byte[]> events() {
    List<byte[]> events = new ArrayList<>();
    List<JsonObjectBuilder> pieces = parts.pieces();
    for (int i = 0; i < pieces.size(); i++) {
      boolean last = i == pieces.size() - 1;
      List<JsonObjectBuilder> piece = List.of(pieces.get(i));
      events.add(event(answer(piece, last, last ? tally.output() : i + 1)));
    }
    if (pieces.isEmpty()) {
      events.add(event(answer(List.of(), true, tally.output())));
    }
    return events;
  }

  private JsonObject answer(List<JsonObjectBuilder> said, boolean last, int written) {
    JsonObjectBuilder answer = Json.createObjectBuilder();
    if (reply.stop() == Reply.Stop.BLOCKED) {
      answer.add(
          "promptFeedback", Json.createObjectBuilder().add("blockReason", "PROHIBITED_CONTENT"));
    } else {
      answer.add("candidates", candidates(said, last));
    }
    if (usage != UsageReport.NEVER) {
      answer.add("usageMetadata", usage(written));
    }
    return answer.add("modelVersion", request.model()).add("responseId", id).build();
  }

  private JsonArrayBuilder candidates(List<JsonObjectBuilder> said, boolean last) {
    List<JsonObject> built = said.stream().map(JsonObjectBuilder::build).toList();
    JsonArrayBuilder candidates = Json.createArrayBuilder();
    for (int index = 0; index < request.choices(); index++) {
      JsonObjectBuilder candidate = Json.createObjectBuilder();
      if (!built.isEmpty()) {
        candidate.add(
            "content",
            Json.createObjectBuilder()
                .add("parts", Json.createArrayBuilder(built))
                .add("role", "model"));
      }
      if (last) {
        candidate.add("finishReason", finish());
      }
      candidates.add(candidate.add("index", index));
    }
    return candidates;
  }

  private String finish() {
    if (reply.declines()) {
      return "SAFETY";
    }
    return reply.stop() == Reply.Stop.LENGTH ? "MAX_TOKENS" : "STOP";
  }

  /** The thoughts are not in the candidates' count, the cache's tokens are in the prompt's. */
  private JsonObjectBuilder usage(int written) {
    int thoughts = Math.min(tally.thoughts(), written);
    JsonObjectBuilder counts =
        Json.createObjectBuilder()
            .add("promptTokenCount", tally.wholePrompt())
            .add("candidatesTokenCount", written - thoughts)
            .add("totalTokenCount", tally.wholePrompt() + written);
    if (thoughts > 0) {
      counts.add("thoughtsTokenCount", thoughts);
    }
    if (tally.cacheRead() > 0) {
      counts.add("cachedContentTokenCount", tally.cacheRead());
    }
    return counts;
  }

  private static byte[] event(JsonObject answer) {
    return bytes("data: " + answer + "\r\n\r\n");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
