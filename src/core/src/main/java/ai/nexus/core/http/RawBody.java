package ai.nexus.core.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * A request's body cut out of the bytes that follow its head, by its length or its chunks (RFC
 * 9112, sections 6 and 7). Reading blocks. A body that ends before its end is an {@link
 * EOFException}; chunks that are none are an {@link IOException}.
 *
 * <p>An {@link IOException} caused by a {@link TimeoutException} means that nothing came for a
 * while, as it does from the server's own stream; reading may go on after it.
 */
final class RawBody extends ServletInputStream {

  private static final int LONGEST_LINE = 4096;
  private static final int LONGEST_SIZE = 15;
  private static final int LONGEST_TRAILER = 8192;
  // What comes between the chunks byte by byte must not keep a reader from looking at its clock.
  private static final Duration LONGEST_FRAMING = Duration.ofSeconds(5);

  /** What the next raw byte belongs to. */
  private enum Part {
    SIZE,
    DATA,
    DATA_END,
    TRAILER,
    NOTHING
  }

  private final ServletInputStream raw;
  private final boolean chunked;
  private final StringBuilder line = new StringBuilder();
  private Part part;
  // Bytes left of the body, or of the chunk that is being read.
  private long left;
  private int trailer;

  private RawBody(ServletInputStream raw, boolean chunked, long length, Part first) {
    this.raw = raw;
    this.chunked = chunked;
    this.left = length;
    this.part = first;
  }

  static RawBody ofLength(ServletInputStream raw, long length) {
    return new RawBody(raw, false, length, length == 0 ? Part.NOTHING : Part.DATA);
  }

  static RawBody chunked(ServletInputStream raw) {
    return new RawBody(raw, true, 0, Part.SIZE);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    long began = System.nanoTime();
    while (part != Part.DATA && part != Part.NOTHING) {
      readFraming(began);
    }
    return part == Part.NOTHING ? -1 : readData(into, offset, length);
  }

  private int readData(byte[] into, int offset, int length) throws IOException {
    int n = raw.read(into, offset, (int) Math.min(length, left));
    if (n < 0) {
      throw new EOFException("the body ended " + left + " bytes early");
    }
    left -= n;
    if (left == 0) {
      part = chunked ? Part.DATA_END : Part.NOTHING;
    }
    return n;
  }

  /** Takes one line that is not data. */
  private void readFraming(long began) throws IOException {
    String text = line(began);
    switch (part) {
      case SIZE -> {
        left = size(text);
        part = left == 0 ? Part.TRAILER : Part.DATA;
      }
      case DATA_END -> {
        if (!text.isEmpty()) {
          throw new IOException("a chunk of the body is longer than it says");
        }
        part = Part.SIZE;
      }
      default -> skipTrailer(text);
    }
  }

  /** Nobody asks for what a trailer says. */
  private void skipTrailer(String text) throws IOException {
    trailer += text.length();
    if (trailer > LONGEST_TRAILER) {
      throw new IOException("the trailer of the body is too long");
    }
    if (text.isEmpty()) {
      part = Part.NOTHING;
    }
  }

  private static long size(String text) throws IOException {
    int semicolon = text.indexOf(';');
    String digits = (semicolon < 0 ? text : text.substring(0, semicolon)).trim();
    boolean fits = !digits.isEmpty() && digits.length() <= LONGEST_SIZE;
    if (!fits || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
      throw new IOException("a chunk of the body has no size");
    }
    return Long.parseLong(digits, 16);
  }

  /** What has been read of a line is kept when the wait for its rest takes too long. */
  private String line(long began) throws IOException {
    for (int c = raw.read(); c != '\n'; c = raw.read()) {
      if (c < 0) {
        throw new EOFException("the body ended within its chunks");
      }
      if (line.length() == LONGEST_LINE) {
        throw new IOException("a line between the chunks of the body is too long");
      }
      line.append((char) c);
      if (System.nanoTime() - began > LONGEST_FRAMING.toNanos()) {
        throw new IOException(new TimeoutException("no data came between the chunks of the body"));
      }
    }
    int last = line.length() - 1;
    String whole =
        last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString();
    line.setLength(0);
    return whole;
  }

  @Override
  public int available() throws IOException {
    return (int) Math.min(left, raw.available());
  }

  @Override
  public boolean isFinished() {
    return part == Part.NOTHING;
  }

  /** Always, because reading waits. */
  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public void setReadListener(ReadListener listener) {
    throw new IllegalStateException("a body behind an upgrade offer is read by waiting for it");
  }
}
