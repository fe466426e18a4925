package ai.nexus.testkit.provider.openai;

import ai.nexus.testkit.provider.ChatRequest;
import ai.nexus.testkit.provider.Composition;
import ai.nexus.testkit.provider.Refusal;
import ai.nexus.testkit.provider.Reply;
import ai.nexus.testkit.provider.TokenCount;
import ai.nexus.testkit.provider.UsageReport;
import ai.nexus.testkit.provider.Words;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Speech made of text (…/docs/api-reference/audio/createSpeech): bytes that are no sound, a piece
 * for each word of the input, sent one by one.
 */
final class SpeechEndpoint implements Endpoint {

  private static final Map<String, String> TYPES =
      Map.of(
          "mp3", "audio/mpeg",
          "opus", "audio/opus",
          "aac", "audio/aac",
          "flac", "audio/flac",
          "wav", "audio/wav",
          "pcm", "audio/pcm");

  @Override
  public void check(Place root, boolean tolerant) throws Refusal {
    root.only(
        Set.of(
            "model",
            "input",
            "voice",
            "instructions",
            "response_format",
            "speed",
            "stream_format"));
    root.string("input");
    root.require("voice");
    root.range("speed", 0.25, 4);
    if (!root.absent("response_format")) {
      root.oneOf("response_format", TYPES.keySet());
    }
  }

  /** Always in pieces, as OpenAI sends it. */
  @Override
  public ChatRequest request(JsonObject body) {
    return ChatRequest.of(body.getString("model"), true, body.get("input"), body);
  }

  @Override
  public Composition compose(ChatRequest request, Reply reply, UsageReport usage) {
    List<byte[]> pieces = new ArrayList<>();
    // bytes that are no UTF-8, as those of sound are
    pieces.add(new byte[] {(byte) 0xff, (byte) 0xfb, 0, (byte) 0x80});
    for (String word : Words.split(request.prompt())) {
      pieces.add(word.getBytes(StandardCharsets.UTF_16LE));
    }
    String type = TYPES.get(request.body().getString("response_format", "mp3"));
    return new Plain(new TokenCount(request.promptTokens(), 0), type, pieces);
  }
}
