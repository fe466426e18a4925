package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts the fragments of a model's turn together: texts that follow one another are one, and so are
 * thoughts up to the signature that ends them. For one turn.
 */
final class Joined {

  private enum Open {
    NOTHING,
    TEXT,
    THOUGHT
  }

  private final List<Part> whole = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();
  private Open open = Open.NOTHING;

  private Joined() {}

  static List<Part> parts(List<Part> fragments) {
    Joined joined = new Joined();
    fragments.forEach(joined::add);
    joined.close();
    return joined.whole;
  }

  private void add(Part part) {
    if (part instanceof Part.Text text) {
      open(Open.TEXT);
      words.append(text.text());
    } else if (part instanceof Part.Thinking thought) {
      open(Open.THOUGHT);
      words.append(thought.text());
      if (thought.signature().isPresent()) {
        closeThought(thought.signature());
      }
    } else {
      close();
      whole.add(part);
    }
  }

  private void open(Open kind) {
    if (open != kind) {
      close();
      open = kind;
    }
  }

  private void close() {
    switch (open) {
      case NOTHING -> {
        // nothing was begun
      }
      case TEXT -> {
        whole.add(Part.Text.of(words.toString()));
        words.setLength(0);
      }
      case THOUGHT -> closeThought(Optional.empty());
    }
    open = Open.NOTHING;
  }

  private void closeThought(Optional<String> signature) {
    whole.add(new Part.Thinking(words.toString(), signature));
    words.setLength(0);
    open = Open.NOTHING;
  }
}
