package ai.nexus.api.exchange;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The content of one answer as it went by, for the message store: each event's payload, or a whole
 * JSON body. Holds at most {@code maxBytes}; what comes after is left out and said to be.
 */
public final class Transcript {

  // What an event costs in memory beside its bytes, so that many tiny ones cannot fill it.
  private static final int OVERHEAD = 64;

  private final long maxBytes;
  private final List<String> events = new ArrayList<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private long held;
  private boolean truncated;

  public Transcript(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** One event's payload. */
  public void event(byte[] array, int offset, int length) {
    if (fits(length)) {
      events.add(new String(array, offset, length, StandardCharsets.UTF_8));
    }
  }

  /** A piece of a body that is not a stream of events. */
  public void body(byte[] array, int offset, int length) {
    if (fits(length)) {
      body.write(array, offset, length);
    }
  }

  private boolean fits(int length) {
    if (truncated || held + length + OVERHEAD > maxBytes) {
      truncated = true;
      return false;
    }
    held += length + OVERHEAD;
    return true;
  }

  /** What it takes in memory, in bytes. */
  public long held() {
    return held;
  }

  public long maxBytes() {
    return maxBytes;
  }

  /** Something has been left out before it came here. */
  public void truncate() {
    truncated = true;
  }

  public List<String> events() {
    return List.copyOf(events);
  }

  public String body() {
    return body.toString(StandardCharsets.UTF_8);
  }

  public boolean truncated() {
    return truncated;
  }
}
