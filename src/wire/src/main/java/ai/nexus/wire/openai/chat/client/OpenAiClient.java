package ai.nexus.wire.openai.chat.client;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.openai.ChatRequestScan;
import ai.nexus.wire.openai.chat.request.RequestReader;
import ai.nexus.wire.translate.AnswerIdentity;
import ai.nexus.wire.translate.ClientDialect;
import ai.nexus.wire.translate.StreamWriter;
import java.nio.charset.StandardCharsets;

/** A client with OpenAI's SDK whose model is served by another vendor. */
public final class OpenAiClient implements ClientDialect {

  private static final byte[] PING = ": ping\n\n".getBytes(StandardCharsets.US_ASCII);

  @Override
  public Dialect dialect() {
    return Dialect.OPENAI;
  }

  /**
   * Reads a request that came over HTTP.
   *
   * @param dropped is told of members that are not carried
   * @throws ai.nexus.wire.model.BadRequestException for what is wrong, or only OpenAI's
   */
  public ChatRequest request(byte[] body, Dropped dropped) {
    return request(body, ChatRequestScan.of(body), dropped);
  }

  /** As above, where the body has been scanned. */
  public ChatRequest request(byte[] body, ChatRequestScan scan, Dropped dropped) {
    return RequestReader.read(body, scan, dropped);
  }

  @Override
  public byte[] answer(ChatAnswer answer, AnswerIdentity head) {
    return AnswerWriter.write(answer, head);
  }

  @Override
  public StreamWriter stream(AnswerIdentity head) {
    return new OpenAiStreamWriter(head);
  }

  @Override
  public byte[] error(ProviderError error) {
    return ErrorWriter.body(error);
  }

  @Override
  public byte[] errorEvent(ProviderError error) {
    return ErrorWriter.event(error);
  }

  @Override
  public byte[] heartbeat() {
    return PING.clone();
  }
}
