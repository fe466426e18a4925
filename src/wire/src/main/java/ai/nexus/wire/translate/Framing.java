package ai.nexus.wire.translate;

/** How a provider's stream is cut into events. */
public enum Framing {
  /** Server-sent events ({@link ai.nexus.wire.sse.SseFramer}); an event's text is its data. */
  SSE,
  /**
   * Amazon's binary messages ({@link ai.nexus.wire.eventstream.EventStreamFramer}); an event's text
   * is {@link ai.nexus.wire.eventstream.EventStreamMessage#document}.
   */
  EVENT_STREAM
}
