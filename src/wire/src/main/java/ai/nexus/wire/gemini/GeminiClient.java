package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.translate.AnswerIdentity;
import ai.nexus.wire.translate.ClientDialect;
import ai.nexus.wire.translate.StreamWriter;

/** For applications with google-genai. Their requests are read by {@link GeminiRequestReader}. */
public final class GeminiClient implements ClientDialect {

  @Override
  public Dialect dialect() {
    return Dialect.GEMINI;
  }

  @Override
  public byte[] answer(ChatAnswer answer, AnswerIdentity head) {
    return Json.bytes(GeminiAnswerWriter.json(answer, head));
  }

  @Override
  public StreamWriter stream(AnswerIdentity head) {
    return new GeminiStreamWriter(head);
  }

  @Override
  public byte[] error(ProviderError error) {
    return Json.bytes(GeminiErrorWriter.json(error));
  }

  @Override
  public byte[] errorEvent(ProviderError error) {
    return GeminiStreamWriter.event(GeminiErrorWriter.json(error));
  }

  /** An empty line; google-genai takes each other one for JSON, comments too (_api_client.py). */
  @Override
  public byte[] heartbeat() {
    return new byte[] {'\n'};
  }
}
