package ai.nexus.bench.stage;

import java.nio.charset.StandardCharsets;

/** The fixed stream as bytes, for those that measure without a network. */
public final class StreamSample {

  public static final int EVENTS = Answers.EVENTS;

  /** The model that the stream names. */
  public static final String MODEL = "sse";

  private StreamSample() {}

  public static byte[] bytes() {
    return String.join("", Answers.events()).getBytes(StandardCharsets.US_ASCII);
  }
}
