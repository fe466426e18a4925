package ai.nexus.testkit.provider;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Where and how an answer breaks off.
 *
 * @param events whole events that are sent
 * @param bytes bytes of the next one that are sent as well
 * @param fault told in the stream, in the vendor's words, before the end
 */
public record Cut(int events, int bytes, Manner manner, Optional<Fault> fault) {

  /** What the gateway sees. */
  public enum Manner {
    /** The connection closes, without the framing's end. */
    CLOSE,
    /** The connection is reset. */
    RESET,
    /** The body ends as if it were whole. */
    END
  }

  public static final Cut NEVER = new Cut(Integer.MAX_VALUE, 0, Manner.END, Optional.empty());

  public static Cut afterEvents(int events) {
    return new Cut(events, 0, Manner.CLOSE, Optional.empty());
  }

  public static Cut afterBytes(int bytes) {
    return new Cut(0, bytes, Manner.CLOSE, Optional.empty());
  }

  /** In the middle of the event after that many. */
  public static Cut midEvent(int events) {
    return new Cut(events, 25, Manner.CLOSE, Optional.empty());
  }

  /** After so many events, with an event that tells an error. */
  public static Cut telling(Fault fault, int events) {
    return new Cut(events, 0, Manner.END, Optional.of(fault));
  }

  public Cut by(Manner other) {
    return new Cut(events, bytes, other, fault);
  }

  /** How many bytes are sent of a body in these parts. */
  long limit(List<byte[]> parts) {
    if (events >= parts.size()) {
      return Long.MAX_VALUE;
    }
    return parts.stream().limit(events).mapToLong(part -> part.length).sum() + bytes;
  }

  void finish(Output output) throws IOException {
    if (fault.isPresent()) {
      output.tell(fault.get());
    }
    switch (manner) {
      case CLOSE -> output.cut();
      case RESET -> output.reset();
      case END -> output.end();
    }
  }
}
