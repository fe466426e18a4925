package ai.nexus.bench.load;

/**
 * Reads one stream as it comes, cut anywhere: each event's number, which must follow the one
 * before, and the time of its sending; and whether the stream came to its {@code [DONE]}. One
 * thread.
 */
public final class EventMeter {

  private static final int NUMBER_DIGITS = 8;
  private static final int DIGITS = NUMBER_DIGITS + 19;

  private final LagRecorder lags;
  private boolean inside;
  private int digits;
  private long number;
  private long sentAt;
  private long expected;
  private byte before;
  private boolean done;

  public EventMeter(LagRecorder lags) {
    this.lags = lags;
  }

  public void feed(byte[] bytes) {
    long now = System.nanoTime();
    for (byte next : bytes) {
      if (inside) {
        digit(next - '0', now);
      } else if (next == '#') {
        begin();
      } else if (next == 'D' && before == '[') {
        done = true;
      }
      before = next;
    }
  }

  /** Whether {@code [DONE]} came. */
  public boolean isDone() {
    return done;
  }

  private void begin() {
    inside = true;
    digits = 0;
    number = 0;
    sentAt = 0;
  }

  private void digit(int value, long now) {
    if (digits < NUMBER_DIGITS) {
      number = number * 10 + value;
    } else {
      sentAt = sentAt * 10 + value;
    }
    digits++;
    if (digits == DIGITS) {
      inside = false;
      lags.event(now - sentAt, number == expected);
      expected = number + 1;
    }
  }
}
