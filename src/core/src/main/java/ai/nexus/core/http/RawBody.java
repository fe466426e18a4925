package ai.nexus.core.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * A request's body cut out of the bytes that follow its head, by its length or its chunks (RFC
 * 9112, sections 6 and 7). Reading blocks. A body that ends before its end is an {@link
 * EOFException}; chunks that are none are an {@link IOException}.
 */
final class RawBody extends ServletInputStream {

  private static final int LONGEST_LINE = 4096;
  private static final int LONGEST_SIZE = 15;

  private final ServletInputStream raw;
  private final boolean chunked;
  // Bytes left of the body, or of the chunk that is being read.
  private long left;
  private boolean inChunk;
  private boolean ended;

  private RawBody(ServletInputStream raw, boolean chunked, long length) {
    this.raw = raw;
    this.chunked = chunked;
    this.left = length;
    this.ended = !chunked && length == 0;
  }

  static RawBody ofLength(ServletInputStream raw, long length) {
    return new RawBody(raw, false, length);
  }

  static RawBody chunked(ServletInputStream raw) {
    return new RawBody(raw, true, 0);
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
    if (chunked && left == 0 && !ended) {
      nextChunk();
    }
    if (ended) {
      return -1;
    }
    int n = raw.read(into, offset, (int) Math.min(length, left));
    if (n < 0) {
      throw new EOFException("the body ended " + left + " bytes early");
    }
    left -= n;
    ended = !chunked && left == 0;
    return n;
  }

  private void nextChunk() throws IOException {
    if (inChunk && !line().isEmpty()) {
      throw new IOException("a chunk of the body is longer than it says");
    }
    inChunk = true;
    left = size(line());
    if (left == 0) {
      ended = true;
      skipTrailer();
    }
  }

  private static long size(String line) throws IOException {
    int semicolon = line.indexOf(';');
    String digits = (semicolon < 0 ? line : line.substring(0, semicolon)).trim();
    boolean fits = !digits.isEmpty() && digits.length() <= LONGEST_SIZE;
    if (!fits || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
      throw new IOException("a chunk of the body has no size");
    }
    return Long.parseLong(digits, 16);
  }

  private void skipTrailer() throws IOException {
    while (!line().isEmpty()) {
      // Nobody asks for what a trailer says.
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = raw.read(); c != '\n'; c = raw.read()) {
      if (c < 0) {
        throw new EOFException("the body ended within its chunks");
      }
      if (line.length() == LONGEST_LINE) {
        throw new IOException("a line between the chunks of the body is too long");
      }
      line.append((char) c);
    }
    int last = line.length() - 1;
    return last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString();
  }

  @Override
  public int available() throws IOException {
    return (int) Math.min(left, raw.available());
  }

  @Override
  public boolean isFinished() {
    return ended;
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
