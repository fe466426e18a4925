package ai.nexus.wire.bedrock;

import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.bedrock.answer.AnswerReader;
import ai.nexus.wire.bedrock.answer.BedrockStreamReader;
import ai.nexus.wire.bedrock.answer.ErrorReader;
import ai.nexus.wire.bedrock.request.BedrockRequestWriter;
import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.model.UsageReport;
import ai.nexus.wire.translate.Framing;
import ai.nexus.wire.translate.ProviderDialect;
import ai.nexus.wire.translate.StreamReader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * For bedrock-runtime.REGION.amazonaws.com. The model's name and whether a stream is wanted stand
 * in the address ({@link Dialect#chatPath}), not in the body.
 */
public final class BedrockProvider implements ProviderDialect {

  private static final String ERROR_TYPE = "X-Amzn-ErrorType";

  @Override
  public Dialect dialect() {
    return Dialect.BEDROCK;
  }

  @Override
  public byte[] request(ChatRequest request, String model, Dropped dropped) {
    return Json.bytes(BedrockRequestWriter.write(request, model, dropped));
  }

  @Override
  public ChatAnswer answer(byte[] body) {
    return AnswerReader.read(body);
  }

  @Override
  public UsageReport usage(byte[] body) {
    return AnswerReader.usage(body);
  }

  @Override
  public Framing framing() {
    return Framing.EVENT_STREAM;
  }

  @Override
  public StreamReader stream() {
    return new BedrockStreamReader();
  }

  @Override
  public ProviderError error(int status, byte[] body) {
    return error(status, List.of(), body);
  }

  @Override
  public ProviderError error(
      int status, Collection<Map.Entry<String, String>> headers, byte[] body) {
    Optional<String> type =
        headers.stream()
            .filter(header -> header.getKey().equalsIgnoreCase(ERROR_TYPE))
            .map(Map.Entry::getValue)
            .findFirst();
    return ErrorReader.read(status, type, body);
  }
}
