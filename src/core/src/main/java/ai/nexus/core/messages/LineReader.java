package ai.nexus.core.messages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file line by line, as bytes; holds one line. For one thread. */
final class LineReader implements AutoCloseable {

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int filled;
  private long offset;
  private long next;
  private byte[] line = new byte[0];

  LineReader(Path file) throws IOException {
    this.in = Files.newInputStream(file);
  }

  /**
   * Moves on.
   *
   * @return false at the end of the file
   */
  boolean next() throws IOException {
    offset = next;
    ByteArrayOutputStream collected = new ByteArrayOutputStream();
    boolean ended = false;
    while (!ended && fill()) {
      int end = indexOfBreak();
      collected.write(buffer, at, end - at);
      ended = end < filled;
      at = ended ? end + 1 : end;
    }
    line = collected.toByteArray();
    next = offset + line.length + (ended ? 1 : 0);
    return next > offset;
  }

  /** Where the line begins in the file. */
  long offset() {
    return offset;
  }

  /** Without its break. */
  byte[] line() {
    return line;
  }

  private boolean fill() throws IOException {
    if (at == filled) {
      at = 0;
      filled = Math.max(in.read(buffer), 0);
    }
    return at < filled;
  }

  private int indexOfBreak() {
    int i = at;
    while (i < filled && buffer[i] != '\n') {
      i++;
    }
    return i;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
