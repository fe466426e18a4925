package ai.nexus.api.ask;

import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.model.Operation;
import ai.nexus.wire.openai.ChatRequestScan;
import ai.nexus.wire.openai.chat.client.OpenAiClient;
import ai.nexus.wire.translate.Provenance;
import java.util.Optional;

/** A request to {@code /v1/chat/completions}, or a frame of the chat socket. */
final class OpenAiChat implements ChatAsk {

  private static final OpenAiClient CLIENT = new OpenAiClient();

  private final byte[] body;
  private final ChatRequestScan scan;

  OpenAiChat(byte[] body, ChatRequestScan scan) {
    this.body = body;
    this.scan = scan;
  }

  @Override
  public Operation operation() {
    return Operation.CHAT_COMPLETIONS;
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
    return scan.usageRequested();
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
    return CLIENT.request(body, scan, dropped);
  }
}
