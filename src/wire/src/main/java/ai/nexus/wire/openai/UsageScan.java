package ai.nexus.wire.openai;

import ai.nexus.wire.json.JsonScanner;
import ai.nexus.wire.json.MalformedJsonException;
import ai.nexus.wire.model.UsageReport;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads the usage of an answer, or of the chunks of one, by the same rules as an answer's that
 * passes through. Not thread-safe.
 */
public final class UsageScan {

  private final AnswerFacts facts = new AnswerFacts(Optional.empty());
  private final JsonScanner<Field> scanner = new JsonScanner<>(Field.TABLE, facts);

  /** Reads one JSON document; of a broken one nothing is noted. */
  public UsageScan document(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    facts.nextDocument();
    facts.mark();
    scanner.reset();
    facts.piece(bytes, 0);
    try {
      scanner.feed(bytes, 0, bytes.length);
      scanner.finish();
    } catch (MalformedJsonException broken) {
      facts.rollBack();
    }
    return this;
  }

  /** What is known by now: the greatest of each count, since usage is repeated cumulatively. */
  public UsageReport usage() {
    return facts.usage();
  }
}
