package ai.nexus.bench.stage;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;

/**
 * One paced stream. Each event carries {@code #}, its number in 8 digits and the nanosecond of its
 * sending in 19, which {@code EventMeter} reads. It is sent whether or not the reader keeps up.
 */
final class PacedStream {

  private static final byte[] TEMPLATE =
      Answers.content("#%08d%019d word".formatted(0, 0)).getBytes(StandardCharsets.US_ASCII);
  private static final int NUMBER_AT = find('#') + 1;
  private static final int NUMBER_DIGITS = 8;
  private static final int TIME_DIGITS = 19;

  private final HttpServerResponse response;
  private final LongAdder sent;
  private int number;

  PacedStream(HttpServerResponse response, LongAdder sent) {
    this.response = response;
    this.sent = sent;
    response.setChunked(true).putHeader("content-type", "text/event-stream");
    response.exceptionHandler(gone -> {});
  }

  /** Whether the reader is still there. */
  boolean sendNext() {
    if (response.closed()) {
      return false;
    }
    byte[] event = TEMPLATE.clone();
    write(event, NUMBER_AT, NUMBER_DIGITS, number++);
    write(event, NUMBER_AT + NUMBER_DIGITS, TIME_DIGITS, System.nanoTime());
    response.write(Buffer.buffer(event));
    sent.increment();
    return true;
  }

  void end() {
    if (!response.closed()) {
      String last = String.join("", Answers.ending("paced")) + "data: [DONE]\n\n";
      response.end(Buffer.buffer(last));
    }
  }

  private static void write(byte[] event, int at, int digits, long value) {
    long rest = value;
    for (int i = at + digits - 1; i >= at; i--) {
      event[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  private static int find(char mark) {
    for (int i = 0; i < TEMPLATE.length; i++) {
      if (TEMPLATE[i] == mark) {
        return i;
      }
    }
    throw new IllegalStateException("the template has no " + mark);
  }
}
