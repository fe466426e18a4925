package ai.nexus.wire.translate;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.model.UsageReport;
import java.util.Collection;
import java.util.Map;

/** Writes what a provider of one dialect reads, and reads what it writes. Safe for many threads. */
public interface ProviderDialect {

  Dialect dialect();

  /**
   * The body of a request to the provider; a stream is asked to tell its usage.
   *
   * @param model as the provider names it
   * @param dropped is told of what cannot be carried and may be left out
   * @throws ai.nexus.wire.model.BadRequestException for what cannot be carried and would change the
   *     answer's meaning if it were left out
   */
  byte[] request(ChatRequest request, String model, Dropped dropped);

  /**
   * Reads a whole answer.
   *
   * @throws ai.nexus.wire.chat.ToldErrorException where it is an error
   * @throws ai.nexus.wire.model.UpstreamFormatException where it is none of this dialect
   */
  ChatAnswer answer(byte[] body);

  /** What a body tells of its usage that {@link #answer} cannot read. */
  UsageReport usage(byte[] body);

  /** How the provider's streams are cut into the events that {@link #stream} reads. */
  default Framing framing() {
    return Framing.SSE;
  }

  /** For one stream. */
  StreamReader stream();

  /**
   * Reads the body of an answer that is an error, leniently: any body gives an error.
   *
   * @param status the answer's HTTP status
   */
  ProviderError error(int status, byte[] body);

  /**
   * The same where headers tell of it, too.
   *
   * @param headers of the answer, in any case
   */
  default ProviderError error(
      int status, Collection<Map.Entry<String, String>> headers, byte[] body) {
    return error(status, body);
  }
}
