package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.translate.ProviderDialect;
import ai.nexus.wire.translate.StreamReader;

/** For providers that offer Google's generateContent. */
public final class GeminiProvider implements ProviderDialect {

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
  public StreamReader stream() {
    return new GeminiStreamReader();
  }

  @Override
  public ProviderError error(int status, byte[] body) {
    return GeminiErrorReader.read(status, body);
  }
}
