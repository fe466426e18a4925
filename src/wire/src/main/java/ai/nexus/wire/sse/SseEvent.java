package ai.nexus.wire.sse;

import ai.nexus.wire.json.ByteScan;
import ai.nexus.wire.json.Slice;
import java.io.ByteArrayOutputStream;

/**
 * The lines of one server-sent event. A single data line is not copied; several are joined with LF.
 * {@link #read} makes it ready for the next event. Not thread-safe.
 */
public final class SseEvent {

  private static final byte[] DATA = {'d', 'a', 't', 'a'};

  private byte[] array = new byte[0];
  private int from;
  private int to;
  private int dataLines;
  private int fields; // lines that are neither data nor comments
  private int comments;
  private int dataFrom; // of the first data line's payload
  private int dataTo;
  private final ByteArrayOutputStream joined = new ByteArrayOutputStream(0);

  /** Reads the event that lies at {@code from} to {@code to} of the array. */
  public void read(byte[] bytes, int start, int end) {
    array = bytes;
    from = start;
    to = end;
    dataLines = 0;
    fields = 0;
    comments = 0;
    joined.reset();
    int i = start;
    while (i < end) {
      int lineEnd = ByteScan.endOfLine(bytes, i, end);
      line(i, lineEnd);
      i = lineEnd + 1; // CRLF gives an empty line in between, which says nothing
    }
  }

  /** Comments and nothing else, such as a heartbeat. */
  public boolean isComment() {
    return comments > 0 && dataLines == 0 && fields == 0;
  }

  /** The event as it came. */
  public Slice raw() {
    return new Slice(array, from, to - from);
  }

  /** The payload; empty when there is none. */
  public Slice data() {
    return switch (dataLines) {
      case 0 -> new Slice(array, from, 0);
      case 1 -> new Slice(array, dataFrom, dataTo - dataFrom);
      default -> Slice.of(joined.toByteArray());
    };
  }

  /** The event with another payload, which has as many lines as it likes; the rest as it came. */
  public Slice withData(byte[] payload) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(to - from + payload.length + 16);
    if (dataLines == 1) {
      out.write(array, from, dataFrom - from);
      out.write(payload, 0, payload.length);
      out.write(array, dataTo, to - dataTo);
    } else {
      writeOtherLines(out);
      writeData(payload, out);
    }
    return Slice.of(out.toByteArray());
  }

  private void line(int start, int end) {
    if (start == end) {
      return;
    }
    if (array[start] == ':') {
      comments++;
    } else if (isData(start, end)) {
      data(payloadStart(start, end), end);
    } else {
      fields++;
    }
  }

  private void data(int start, int end) {
    dataLines++;
    if (dataLines == 1) {
      dataFrom = start;
      dataTo = end;
      return;
    }
    if (dataLines == 2) {
      joined.write(array, dataFrom, dataTo - dataFrom);
    }
    joined.write('\n');
    joined.write(array, start, end - start);
  }

  private boolean isData(int start, int end) {
    for (int i = 0; i < DATA.length; i++) {
      if (start + i >= end || array[start + i] != DATA[i]) {
        return false;
      }
    }
    int behind = start + DATA.length;
    return behind == end || array[behind] == ':';
  }

  private int payloadStart(int start, int end) {
    int i = Math.min(start + DATA.length + 1, end);
    return i < end && array[i] == ' ' ? i + 1 : i;
  }

  private void writeOtherLines(ByteArrayOutputStream out) {
    int i = from;
    while (i < to) {
      int lineEnd = ByteScan.endOfLine(array, i, to);
      if (lineEnd > i && !isData(i, lineEnd)) {
        out.write(array, i, lineEnd - i);
        out.write('\n');
      }
      i = lineEnd + 1;
    }
  }

  private static void writeData(byte[] payload, ByteArrayOutputStream out) {
    int i = 0;
    while (i <= payload.length) {
      int lineEnd = ByteScan.endOfLine(payload, i, payload.length);
      out.writeBytes(new byte[] {'d', 'a', 't', 'a', ':', ' '});
      out.write(payload, i, lineEnd - i);
      out.write('\n');
      i = lineEnd + 1;
    }
    out.write('\n');
  }
}
