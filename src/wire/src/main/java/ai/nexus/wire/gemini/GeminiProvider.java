package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.model.UsageReport;
import ai.nexus.wire.translate.MemberNames;
import ai.nexus.wire.translate.ProviderDialect;
import ai.nexus.wire.translate.StreamReader;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** For providers that offer Google's generateContent. */
public final class GeminiProvider implements ProviderDialect {

  /** What its members are to OpenAI's chats; it names them as protocol buffers do. */
  private static final MemberNames CHATS =
      new MemberNames(
          Map.of(
              "contents", "messages",
              "contents[].parts", "messages[].content",
              "system_instruction", "messages",
              "generation_config.temperature", "temperature",
              "generation_config.top_p", "top_p",
              "generation_config.max_output_tokens", "max_tokens",
              "generation_config.stop_sequences", "stop"));

  private final GeminiRequestWriter requests = new GeminiRequestWriter();

  @Override
  public Dialect dialect() {
    return Dialect.GEMINI;
  }

  @Override
  public byte[] request(ChatRequest request, String model, Dropped dropped) {
    return Json.bytes(requests.write(request, model, dropped));
  }

  @Override
  public ChatAnswer answer(byte[] body) {
    return GeminiAnswerReader.read(body);
  }

  @Override
  public UsageReport usage(byte[] body) {
    return Json.readObject(new String(body, StandardCharsets.UTF_8))
        .filter(answer -> answer.get("usageMetadata") instanceof JsonObject)
        .map(answer -> GeminiUsage.reportOf(answer.getJsonObject("usageMetadata")))
        .orElse(UsageReport.NONE);
  }

  @Override
  public StreamReader stream() {
    return new GeminiStreamReader();
  }

  @Override
  public ProviderError error(int status, byte[] body) {
    ProviderError told = GeminiErrorReader.read(status, body);
    return told.at(told.param().flatMap(CHATS::told));
  }
}
