package ai.nexus.api.ask;

import ai.nexus.wire.anthropic.request.AnthropicRequestReader;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.model.Operation;
import ai.nexus.wire.openai.ChatRequestScan;
import ai.nexus.wire.translate.Provenance;
import java.util.Optional;

/** A request to Anthropic's {@code /v1/messages}. */
final class AnthropicChat implements ChatAsk {

  private static final AnthropicRequestReader READER = new AnthropicRequestReader();

  private final byte[] body;
  private final ChatRequestScan scan;

  AnthropicChat(byte[] body, ChatRequestScan scan) {
    this.body = body;
    this.scan = scan;
  }

  @Override
  public Operation operation() {
    return Operation.MESSAGES;
  }

  @Override
  public String model() {
    return scan.model();
  }

  @Override
  public boolean stream() {
    return scan.stream();
  }

  /** Anthropic takes no members in {@code metadata} but one; a header names the conversation. */
  @Override
  public Optional<String> conversationId() {
    return Optional.empty();
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
    return READER.read(body, dropped);
  }
}
