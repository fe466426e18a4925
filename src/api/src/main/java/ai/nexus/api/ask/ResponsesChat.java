package ai.nexus.api.ask;

import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.model.Operation;
import ai.nexus.wire.openai.ChatRequestScan;
import ai.nexus.wire.openai.responses.client.ResponsesClient;
import ai.nexus.wire.translate.Provenance;
import java.util.Optional;

/** A request to OpenAI's {@code /v1/responses}. */
final class ResponsesChat implements ChatAsk {

  private static final ResponsesClient CLIENT = new ResponsesClient();

  private final byte[] body;
  private final ChatRequestScan scan;

  ResponsesChat(byte[] body, ChatRequestScan scan) {
    this.body = body;
    this.scan = scan;
  }

  @Override
  public Operation operation() {
    return Operation.RESPONSES;
  }

  @Override
  public String model() {
    return scan.model();
  }

  @Override
  public boolean stream() {
    return scan.stream();
  }

  @Override
  public Optional<String> conversationId() {
    return scan.conversationId();
  }

  @Override
  public boolean usageWanted() {
    return true;
  }

  @Override
  public byte[] untouched(String upstreamModel) {
    return scan.rewritten(upstreamModel);
  }

  @Override
  public boolean holdsForeignThoughts() {
    return Provenance.isMarked(body);
  }

  @Override
  public ChatRequest read(Dropped dropped) {
    return CLIENT.request(body, dropped);
  }
}
