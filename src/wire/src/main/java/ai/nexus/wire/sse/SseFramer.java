package ai.nexus.wire.sse;

import ai.nexus.wire.json.ByteScan;
import java.util.Arrays;

/**
 * Cuts a stream of bytes into server-sent events, each with the blank line that ends it, whatever
 * the pieces it comes in. An event within one piece is handed on where it lies; only one that was
 * cut is copied. LF, CRLF and CR end lines; a byte order mark before all else is left out
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html). Not thread-safe.
 */
public final class SseFramer {

  /**
   * Takes each event as the bytes {@code from} to {@code to} of an array: the one that was fed, or
   * one that is given away.
   */
  @FunctionalInterface
  public interface Events {
    void event(byte[] array, int from, int to);
  }

  /** An event longer than the limit. */
  public static final class EventTooLongException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EventTooLongException(int limit) {
      super("a server-sent event is longer than " + limit + " bytes");
    }
  }

  private enum Cr {
    NONE,
    ENDED_LINE,
    ENDED_EVENT
  }

  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final int maxEventBytes;
  private int ofMark; // bytes of it that have come; all of them when it is not looked for any more
  private byte[] held = new byte[0];
  private int heldLength;
  private boolean lineIsEmpty = true;
  private boolean endsWithCrLf; // the lines of this event, going by the last
  private Cr cr = Cr.NONE; // the last byte was a CR; an LF that follows belongs to it
  private boolean eventOver;

  public SseFramer(int maxEventBytes) {
    this.maxEventBytes = maxEventBytes;
  }

  /** Whether part of an event was read whose end has not come. */
  public boolean isInsideEvent() {
    return heldLength > 0;
  }

  /**
   * Reads the next piece.
   *
   * @throws EventTooLongException when an event passes the limit
   */
  public void feed(byte[] array, int offset, int length, Events events) {
    int end = offset + length;
    int start = ofMark < MARK.length ? behindMark(array, offset, end) : offset;
    int i = start;
    while (i < end) {
      i = advance(array, i, end);
      if (eventOver) {
        emit(array, start, i, events);
        start = i;
      }
    }
    hold(array, start, end);
  }

  private int behindMark(byte[] array, int from, int end) {
    for (int i = from; i < end; i++) {
      if (array[i] != MARK[ofMark]) {
        lineIsEmpty = ofMark == 0;
        hold(MARK, 0, ofMark); // it was none
        ofMark = MARK.length;
        return i;
      }
      ofMark++;
      if (ofMark == MARK.length) {
        return i + 1;
      }
    }
    return end;
  }

  /** Reads to the end of a line, of the event, or of the piece. */
  private int advance(byte[] array, int from, int end) {
    if (cr != Cr.NONE) {
      return afterCr(array[from] == '\n', from);
    }
    int i = ByteScan.endOfLine(array, from, end);
    if (i > from) {
      lineIsEmpty = false;
    }
    if (i == end) {
      return end;
    }
    if (array[i] == '\r') {
      carriageReturn();
    } else {
      lineFeed();
    }
    return i + 1;
  }

  private int afterCr(boolean lineFeedFollows, int i) {
    eventOver = cr == Cr.ENDED_EVENT;
    endsWithCrLf = lineFeedFollows;
    cr = Cr.NONE;
    return lineFeedFollows ? i + 1 : i;
  }

  private void lineFeed() {
    eventOver = lineIsEmpty;
    lineIsEmpty = true;
    endsWithCrLf = false;
  }

  /**
   * A CR that makes a blank line ends the event. Where lines end in CRLF its LF is waited for, so
   * that the event is the same wherever the stream was cut; where they do not, none would come.
   */
  private void carriageReturn() {
    if (!lineIsEmpty) {
      cr = Cr.ENDED_LINE;
      lineIsEmpty = true;
    } else if (endsWithCrLf) {
      cr = Cr.ENDED_EVENT;
    } else {
      eventOver = true;
    }
  }

  private void emit(byte[] array, int from, int to, Events events) {
    eventOver = false;
    lineIsEmpty = true;
    endsWithCrLf = false;
    if (heldLength == 0) {
      checkLength(to - from);
      events.event(array, from, to);
      return;
    }
    hold(array, from, to);
    // Given away, not used again: the receiver may point at it for as long as it likes.
    byte[] whole = held;
    int length = heldLength;
    held = new byte[0];
    heldLength = 0;
    events.event(whole, 0, length);
  }

  private void hold(byte[] array, int from, int to) {
    int more = to - from;
    checkLength((long) heldLength + more);
    if (heldLength + more > held.length) {
      int doubled = (int) Math.min(maxEventBytes, 2L * held.length);
      held = Arrays.copyOf(held, Math.max(heldLength + more, doubled));
    }
    System.arraycopy(array, from, held, heldLength, more);
    heldLength += more;
  }

  private void checkLength(long length) {
    if (length > maxEventBytes) {
      throw new EventTooLongException(maxEventBytes);
    }
  }
}
