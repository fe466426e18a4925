package ai.nexus.api.relay;

import ai.nexus.wire.eventstream.EventStreamFramer;
import ai.nexus.wire.json.Slice;
import ai.nexus.wire.sse.SseEvent;
import ai.nexus.wire.sse.SseFramer;
import ai.nexus.wire.translate.Framing;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts the body of a stream into its events. For one stream. */
interface EventCutter {

  /**
   * The next piece of the body.
   *
   * @param out is given the data of each event that is whole by now; never empty
   * @throws ai.nexus.wire.model.UpstreamFormatException where it is no such stream
   */
  void feed(Slice piece, Consumer<Slice> out);

  /** Whether the body would end within an event if it ended now. */
  boolean isInsideEvent();

  /**
   * @param maxEvent longest event, in bytes
   */
  static EventCutter of(Framing framing, int maxEvent) {
    return switch (framing) {
      case SSE -> new ServerSent(maxEvent);
      case EVENT_STREAM -> new Amazons(maxEvent);
    };
  }

  /** Server-sent events; comments and events without data are left out. */
  final class ServerSent implements EventCutter {

    private final SseFramer framer;
    private final SseEvent event = new SseEvent();

    private ServerSent(int maxEvent) {
      this.framer = new SseFramer(maxEvent);
    }

    @Override
    public void feed(Slice piece, Consumer<Slice> out) {
      framer.feed(
          piece.array(),
          piece.offset(),
          piece.length(),
          (array, from, to) -> {
            event.read(array, from, to);
            Slice data = event.data();
            if (!data.isEmpty()) {
              out.accept(data);
            }
          });
    }

    @Override
    public boolean isInsideEvent() {
      return framer.isInsideEvent();
    }
  }

  /** Amazon's binary messages, each as a JSON document. */
  final class Amazons implements EventCutter {

    private final EventStreamFramer framer;

    private Amazons(int maxEvent) {
      this.framer = new EventStreamFramer(maxEvent);
    }

    @Override
    public void feed(Slice piece, Consumer<Slice> out) {
      framer.feed(
          piece.array(),
          piece.offset(),
          piece.length(),
          message -> out.accept(Slice.of(message.document().getBytes(StandardCharsets.UTF_8))));
    }

    @Override
    public boolean isInsideEvent() {
      return framer.isInsideMessage();
    }
  }
}
