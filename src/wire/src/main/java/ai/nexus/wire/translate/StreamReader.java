package ai.nexus.wire.translate;

import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.json.Slice;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Reads one provider's stream. For one thread. */
public interface StreamReader {

  /**
   * The next event, whose steps are handed on at once.
   *
   * @param data of a server-sent event its data lines, joined by LF; of another {@link Framing}
   *     what that says; never empty
   * @throws ai.nexus.wire.model.UpstreamFormatException where it is none of this dialect
   */
  void event(String data, Consumer<StreamEvent> out);

  /** The same where its data lies; some readers look at it there. */
  default void event(Slice data, Consumer<StreamEvent> out) {
    event(data.text(), out);
  }

  /** Of the event that was read last, in a dialect that numbers the events of a stream. */
  default OptionalLong number() {
    return OptionalLong.empty();
  }

  /**
   * Whether the answer is whole where nothing more comes, in a dialect that need not mark its end.
   */
  default boolean isWhole() {
    return false;
  }

  /** The provider's body is at its end, in order or not; tells the end where nothing else did. */
  void end(Consumer<StreamEvent> out);
}
