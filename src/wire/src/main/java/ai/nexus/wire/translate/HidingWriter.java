package ai.nexus.wire.translate;

import ai.nexus.wire.chat.StreamEvent;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Leaves thoughts out of one stream, as {@link ShownThoughts} has it. Each of their pieces becomes
 * an empty one, so that the stream can begin while the model thinks. For one stream.
 */
final class HidingWriter implements StreamWriter {

  private final StreamWriter writer;
  private final boolean signatures;
  private final Set<Integer> hidden = new HashSet<>(); // choices whose last words were hidden

  /**
   * @param signatures whether they are written
   */
  HidingWriter(StreamWriter writer, boolean signatures) {
    this.writer = writer;
    this.signatures = signatures;
  }

  @Override
  public void write(StreamEvent step, Consumer<byte[]> out) {
    shown(step).ifPresent(it -> writer.write(it, out));
  }

  private Optional<StreamEvent> shown(StreamEvent step) {
    if (step instanceof StreamEvent.ThinkingDelta delta) {
      return Optional.of(hide(delta));
    }
    if (step instanceof StreamEvent.ThinkingSigned signed) {
      boolean ofHidden = hidden.remove(signed.choice());
      return Optional.of(step).filter(it -> signatures && !ofHidden);
    }
    if (step instanceof StreamEvent.RedactedThinking redacted) {
      hidden.remove(redacted.choice());
      return Optional.of(step).filter(it -> signatures);
    }
    if (step instanceof StreamEvent.ToolCallStarted call) {
      hidden.remove(call.choice());
      return Optional.of(signatures ? call : unsigned(call));
    }
    if (step instanceof StreamEvent.TextDelta text && !text.text().isEmpty()) {
      hidden.remove(text.choice());
    } else if (step instanceof StreamEvent.RefusalDelta refusal && !refusal.text().isEmpty()) {
      hidden.remove(refusal.choice());
    }
    return Optional.of(step);
  }

  private StreamEvent hide(StreamEvent.ThinkingDelta delta) {
    if (!delta.text().isEmpty()) {
      hidden.add(delta.choice());
    }
    return new StreamEvent.ThinkingDelta(delta.choice(), "");
  }

  private static StreamEvent unsigned(StreamEvent.ToolCallStarted call) {
    return new StreamEvent.ToolCallStarted(
        call.choice(), call.call(), call.id(), call.name(), Optional.empty());
  }
}
