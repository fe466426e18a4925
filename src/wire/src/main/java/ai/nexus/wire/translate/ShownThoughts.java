package ai.nexus.wire.translate;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.Part;
import java.util.Optional;
import java.util.stream.Stream;

/** How much of a model's thoughts a client wants to have in its answer. */
public enum ShownThoughts {
  ALL,
  /**
   * No words, but what its next request must bring back. The signature of words that are left out
   * goes with them: without them no vendor takes it.
   */
  SIGNATURES,
  NONE;

  public ChatAnswer of(ChatAnswer answer) {
    return this == ALL
        ? answer
        : new ChatAnswer(
            answer.id(),
            answer.model(),
            answer.choices().stream().map(this::of).toList(),
            answer.usage());
  }

  /** The same for one stream. */
  public StreamWriter of(StreamWriter writer) {
    return this == ALL ? writer : new HidingWriter(writer, this == SIGNATURES);
  }

  private ChatAnswer.Choice of(ChatAnswer.Choice choice) {
    return new ChatAnswer.Choice(
        choice.index(), choice.parts().stream().flatMap(this::of).toList(), choice.finish());
  }

  private Stream<Part> of(Part part) {
    if (part instanceof Part.Thinking thought) {
      boolean signatureAlone = thought.text().isEmpty() && thought.signature().isPresent();
      return Stream.of(part).filter(it -> this == SIGNATURES && signatureAlone);
    }
    if (part instanceof Part.RedactedThinking) {
      return Stream.of(part).filter(it -> this == SIGNATURES);
    }
    return Stream.of(this == NONE && part instanceof Part.ToolCall call ? unsigned(call) : part);
  }

  private static Part unsigned(Part.ToolCall call) {
    return new Part.ToolCall(
        call.id(), call.name(), call.arguments(), Optional.empty(), call.cache());
  }
}
