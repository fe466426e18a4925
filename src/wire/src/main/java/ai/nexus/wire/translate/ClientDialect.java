package ai.nexus.wire.translate;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.model.Dialect;

/** Writes what a client of one dialect reads. Safe for many threads. */
public interface ClientDialect {

  Dialect dialect();

  /**
   * The same for the answer to one request, whose settings some dialects repeat in it, and which in
   * some says whether thoughts are wanted.
   */
  default ClientDialect repeating(ChatRequest request) {
    return this;
  }

  /** Of its requests' members, for what is said of them. */
  default MemberNames names() {
    return MemberNames.OPENAI;
  }

  /** The body of a whole answer. */
  byte[] answer(ChatAnswer answer, AnswerIdentity identity);

  /** For one stream. */
  StreamWriter stream(AnswerIdentity identity);

  /** The body of an answer that is an error. */
  byte[] error(ProviderError error);

  /** The same as the last event of a stream that has begun, with its closing blank line. */
  byte[] errorEvent(ProviderError error);

  /**
   * The same, of a stream that the gateway did not write itself.
   *
   * @param number that the event has in a dialect that numbers them
   */
  default byte[] errorEvent(ProviderError error, long number) {
    return errorEvent(error);
  }

  /** What may stand between two events of a stream and means nothing to the client's SDK. */
  byte[] heartbeat();
}
