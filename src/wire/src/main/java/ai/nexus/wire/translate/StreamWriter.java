package ai.nexus.wire.translate;

import ai.nexus.wire.chat.StreamEvent;
import java.util.function.Consumer;

/** Writes one client's stream. For one thread. */
@FunctionalInterface
public interface StreamWriter {

  /**
   * Writes what a step comes to in the client's dialect: no event, one or several.
   *
   * @param out is given each server-sent event whole, with its closing blank line
   */
  void write(StreamEvent step, Consumer<byte[]> out);
}
