package ai.nexus.api.ask;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.model.Operation;
import ai.nexus.wire.openai.ChatRequestScan;
import ai.nexus.wire.translate.Cleaner;
import ai.nexus.wire.translate.Provenance;
import java.util.Optional;

/** A request for a chat whose body is JSON and names the model; OpenAI's and Anthropic's are so. */
final class JsonChat implements ChatAsk {

  /** Reads such a body in its dialect. */
  @FunctionalInterface
  interface Reader {
    Asked read(byte[] body, ChatRequestScan scan, Dropped dropped);
  }

  private final byte[] body;
  private final JsonAsk ask;
  private final Reader reader;

  JsonChat(Operation operation, byte[] body, ChatRequestScan scan, Reader reader) {
    this.body = body;
    this.ask = new JsonAsk(operation, scan);
    this.reader = reader;
  }

  @Override
  public Operation operation() {
    return ask.operation();
  }

  @Override
  public String model() {
    return ask.model();
  }

  @Override
  public boolean stream() {
    return ask.stream();
  }

  @Override
  public Optional<String> conversationId() {
    return ask.conversationId();
  }

  @Override
  public Optional<String> cacheKey() {
    return ask.cacheKey();
  }

  @Override
  public boolean usageWanted() {
    return ask.usageWanted();
  }

  @Override
  public byte[] untouched(String upstreamModel) {
    return ask.untouched(upstreamModel);
  }

  @Override
  public boolean holdsForeignThoughts() {
    return Provenance.isMarked(body);
  }

  @Override
  public Optional<ChatAsk> cleaned(Cleaner cleaner, Dropped dropped) {
    return cleaner
        .clean(body, dropped)
        .map(left -> new JsonChat(operation(), left, ask.scan().over(left), reader));
  }

  @Override
  public Asked read(Dropped dropped) {
    return reader.read(body, ask.scan(), dropped);
  }
}
