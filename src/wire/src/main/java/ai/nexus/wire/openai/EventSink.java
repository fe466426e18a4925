package ai.nexus.wire.openai;

import ai.nexus.wire.json.Slice;

/** Takes the events of a stream that the client is to see, in order. */
@FunctionalInterface
public interface EventSink {

  /**
   * One event. Both slices may be kept for as long as the arrays that were fed do not change.
   *
   * @param raw the event as it goes to the client, with its closing blank line
   * @param data its payload, data lines joined by LF; of length 0 for comments
   */
  void event(Slice raw, Slice data);
}
