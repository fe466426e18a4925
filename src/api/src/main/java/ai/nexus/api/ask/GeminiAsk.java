package ai.nexus.api.ask;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.gemini.GeminiRequestReader;
import ai.nexus.wire.json.JsonBody;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.model.Operation;
import ai.nexus.wire.translate.Provenance;
import java.util.Optional;

/** A request below Gemini's {@code /v1beta/models}, whose path says all that routing needs. */
class GeminiAsk implements Ask {

  private final Operation operation;
  private final String model;
  private final byte[] body;

  private GeminiAsk(Operation operation, String model, byte[] body) {
    this.operation = operation;
    this.model = model;
    this.body = body;
  }

  /**
   * @throws ai.nexus.wire.model.BadRequestException where the body is no JSON object
   */
  static Ask of(Address address, byte[] body) {
    JsonBody.check(body);
    String model = address.model().orElseThrow();
    return switch (address.operation()) {
      case GENERATE_CONTENT, STREAM_GENERATE_CONTENT -> new Chat(address.operation(), model, body);
      default -> new GeminiAsk(address.operation(), model, body);
    };
  }

  @Override
  public Operation operation() {
    return operation;
  }

  @Override
  public String model() {
    return model;
  }

  @Override
  public boolean stream() {
    return operation == Operation.STREAM_GENERATE_CONTENT;
  }

  @Override
  public Optional<String> conversationId() {
    return Optional.empty();
  }

  @Override
  public boolean usageWanted() {
    return true;
  }

  /** The path names the model; some of the SDKs' bodies do too, for batches. */
  @Override
  public byte[] untouched(String upstreamModel) {
    return body;
  }

  /** One that other dialects can serve. */
  private static final class Chat extends GeminiAsk implements ChatAsk {

    private static final GeminiRequestReader READER = new GeminiRequestReader();

    Chat(Operation operation, String model, byte[] body) {
      super(operation, model, body);
    }

    @Override
    public boolean holdsForeignThoughts() {
      return Provenance.isMarked(super.body);
    }

    @Override
    public Asked read(Dropped dropped) {
      return new Asked(
          READER.read(super.body, model(), stream(), dropped), Clients.of(Dialect.GEMINI));
    }
  }
}
