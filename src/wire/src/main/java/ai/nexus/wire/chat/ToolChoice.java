package ai.nexus.wire.chat;

import java.util.List;

/** Which tools the model may or must have called. */
public sealed interface ToolChoice {

  /** As it sees fit. */
  record Auto() implements ToolChoice {}

  record None() implements ToolChoice {}

  /** One at least, whichever. */
  record Required() implements ToolChoice {}

  /** This one. */
  record Named(String name) implements ToolChoice {}

  /**
   * Of these alone.
   *
   * @param required whether it must call one
   */
  record Among(List<String> names, boolean required) implements ToolChoice {

    public Among {
      names = List.copyOf(names);
    }
  }
}
