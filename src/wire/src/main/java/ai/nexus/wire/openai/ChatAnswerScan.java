package ai.nexus.wire.openai;

import ai.nexus.wire.json.JsonScanner;
import ai.nexus.wire.json.MalformedJsonException;
import ai.nexus.wire.model.UsageReport;
import java.util.Optional;

/**
 * Looks at a whole JSON answer while it passes in pieces: a chat's, a response or one of
 * embeddings, images, transcriptions or a reranker. Holds nothing of it but offsets, counts and the
 * text sample, and never hinders its passing: broken JSON is noted, not thrown.
 */
public final class ChatAnswerScan {

  private final AnswerFacts facts;
  private final JsonScanner<Field> scanner;
  private boolean broken;

  /**
   * @param alias the client's name for the model, where the upstream has another
   */
  public ChatAnswerScan(Optional<ModelAlias> alias) {
    this.facts = new AnswerFacts(alias);
    this.scanner = new JsonScanner<>(Field.TABLE, facts);
  }

  /** Reads the next piece. */
  public void feed(byte[] array, int offset, int length) {
    if (broken) {
      return;
    }
    facts.piece(array, offset);
    try {
      scanner.feed(array, offset, length);
    } catch (MalformedJsonException e) {
      broken = true;
    }
    facts.pieceEnds(length);
  }

  /** Whether what was fed so far is one complete JSON value. */
  public boolean wellFormed() {
    return !broken && scanner.complete();
  }

  /** Whether the answer has an {@code error} that is neither null nor false, zero or empty. */
  public boolean toldError() {
    return facts.error().isPresent();
  }

  public UsageReport usage() {
    return facts.usage();
  }

  /** The edit that puts the client's name for the model in the upstream's place. */
  public Optional<Edit> modelEdit() {
    return facts.modelEdit();
  }

  public TextSample text() {
    return facts.text().sample();
  }
}
