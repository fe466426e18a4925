package ai.nexus.api.relay;

import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.exchange.Transcript;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.translate.AnswerAssembler;
import ai.nexus.wire.translate.AnswerIdentity;
import ai.nexus.wire.translate.ClientDialect;
import java.util.Optional;

/**
 * A streamed answer for the message store, which keeps it as the client would have had it whole.
 */
final class KeptAnswer {

  private final Transcript transcript;
  private final ClientDialect client;
  private final AnswerIdentity identity;
  private final AnswerAssembler assembler;

  private KeptAnswer(Transcript transcript, ClientDialect client, AnswerIdentity identity) {
    this.transcript = transcript;
    this.client = client;
    this.identity = identity;
    this.assembler = new AnswerAssembler(transcript.maxBytes());
  }

  /** Empty where the exchange's content is not kept. */
  static Optional<KeptAnswer> of(Exchange exchange, ClientDialect client, AnswerIdentity identity) {
    return exchange.transcript().map(kept -> new KeptAnswer(kept, client, identity));
  }

  void add(StreamEvent step) {
    assembler.add(step);
  }

  /** Once, at the end; what has come so far is kept. */
  void store() {
    if (assembler.truncated()) {
      transcript.truncate();
    }
    byte[] whole = client.answer(assembler.answer(), identity);
    transcript.body(whole, 0, whole.length);
  }
}
