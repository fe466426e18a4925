package ai.nexus.wire.chat;

import ai.nexus.wire.model.UsageReport;
import java.util.List;
import java.util.Optional;

/**
 * A whole answer in no vendor's words.
 *
 * @param id the provider's
 * @param model as the provider names it
 */
public record ChatAnswer(
    Optional<String> id, Optional<String> model, List<Choice> choices, UsageReport usage) {

  public ChatAnswer {
    choices = List.copyOf(choices);
  }

  /** One of the answers that were asked for, most often the only one. */
  public record Choice(int index, List<Part> parts, Optional<Finish> finish) {

    public Choice {
      parts = List.copyOf(parts);
    }
  }
}
