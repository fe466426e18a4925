package ai.nexus.wire.translate;

import ai.nexus.wire.chat.StreamEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Marks the signatures of one stream before it is written. A thought's words come before its
 * signature and are not kept, so their sum grows with them. For one stream.
 */
final class MarkingWriter implements StreamWriter {

  private final Provenance provenance;
  private final StreamWriter writer;
  private final Map<Integer, WordSum> told = new HashMap<>(); // thoughts, by their choices

  MarkingWriter(Provenance provenance, StreamWriter writer) {
    this.provenance = provenance;
    this.writer = writer;
  }

  @Override
  public void write(StreamEvent step, Consumer<byte[]> out) {
    writer.write(marked(step), out);
  }

  private StreamEvent marked(StreamEvent step) {
    if (step instanceof StreamEvent.ThinkingDelta delta) {
      add(delta);
    } else if (step instanceof StreamEvent.ThinkingSigned signed) {
      return new StreamEvent.ThinkingSigned(
          signed.choice(), provenance.marked(signed.signature(), sum(signed.choice())));
    } else if (step instanceof StreamEvent.RedactedThinking redacted) {
      told.remove(redacted.choice());
      return new StreamEvent.RedactedThinking(
          redacted.choice(), provenance.marked(redacted.data()));
    } else if (step instanceof StreamEvent.ToolCallStarted call) {
      told.remove(call.choice());
      return marked(call);
    } else if (step instanceof StreamEvent.TextDelta text && !text.text().isEmpty()) {
      told.remove(text.choice());
    } else if (step instanceof StreamEvent.RefusalDelta refusal && !refusal.text().isEmpty()) {
      told.remove(refusal.choice());
    }
    return step;
  }

  private void add(StreamEvent.ThinkingDelta delta) {
    if (provenance.signsWords()) {
      told.computeIfAbsent(delta.choice(), unknown -> new WordSum()).add(delta.text());
    }
  }

  /** Of the thought that ends; some are shown without words. */
  private String sum(int choice) {
    return Optional.ofNullable(told.remove(choice)).orElseGet(WordSum::new).text();
  }

  private StreamEvent marked(StreamEvent.ToolCallStarted call) {
    return new StreamEvent.ToolCallStarted(
        call.choice(),
        call.call(),
        call.id(),
        call.name(),
        call.signature().map(provenance::marked));
  }
}
