package ai.nexus.wire.openai.responses.client;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.openai.chat.client.ErrorWriter;
import ai.nexus.wire.openai.responses.request.RequestReader;
import ai.nexus.wire.translate.AnswerIdentity;
import ai.nexus.wire.translate.ClientDialect;
import ai.nexus.wire.translate.MemberNames;
import ai.nexus.wire.translate.StreamWriter;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** A client that asks for responses, with OpenAI's SDK, and whose model another vendor serves. */
public final class ResponsesClient implements ClientDialect {

  private static final byte[] PING = ": ping\n\n".getBytes(StandardCharsets.US_ASCII);

  private final Settings settings;

  public ResponsesClient() {
    this(Settings.NONE);
  }

  private ResponsesClient(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Dialect dialect() {
    return Dialect.RESPONSES;
  }

  @Override
  public MemberNames names() {
    return ResponsesNames.ALL;
  }

  /**
   * A request that came over HTTP.
   *
   * @param client for its answer, which repeats the request's settings, as OpenAI's do
   */
  public record Asked(ChatRequest request, ResponsesClient client) {}

  /**
   * Reads such a request.
   *
   * @param dropped is told of members that are not carried
   * @throws ai.nexus.wire.model.BadRequestException for what is wrong, or only OpenAI's
   */
  public static Asked request(byte[] body, Dropped dropped) {
    JsonObject json = RequestReader.json(body);
    ChatRequest request = RequestReader.read(json, dropped);
    return new Asked(request, new ResponsesClient(Settings.of(json)));
  }

  @Override
  public byte[] answer(ChatAnswer answer, AnswerIdentity head) {
    return AnswerWriter.write(answer, new ResponseWriter(head, settings));
  }

  @Override
  public StreamWriter stream(AnswerIdentity head) {
    return new ResponsesStreamWriter(new ResponseWriter(head, settings));
  }

  @Override
  public byte[] error(ProviderError error) {
    return ErrorWriter.body(error);
  }

  /** Of a stream of which nothing is known; its writer tells more, and numbers it. */
  @Override
  public byte[] errorEvent(ProviderError error) {
    return errorEvent(error, 0);
  }

  @Override
  public byte[] errorEvent(ProviderError error, long number) {
    return Failures.event(error, number);
  }

  @Override
  public byte[] heartbeat() {
    return PING.clone();
  }
}
