package ai.nexus.wire.openai;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Keeps the last usage object of an answer as its provider wrote it, while a scanner passes over
 * the pieces that it comes in. One that is longer than {@value #MAX} bytes is not kept.
 */
final class RawUsage {

  static final int MAX = 4000;
  private static final long NOT_IN_USAGE = -1;

  private Optional<byte[]> last = Optional.empty();
  private Optional<byte[]> marked = Optional.empty();
  private final ByteArrayOutputStream present = new ByteArrayOutputStream(0);
  private long start = NOT_IN_USAGE;

  private byte[] piece = new byte[0];
  private int pieceOffset;
  private long pieceStart;

  /** Forgets the document, but not what was kept. */
  void nextDocument() {
    start = NOT_IN_USAGE;
    pieceStart = 0;
    pieceOffset = 0;
    piece = new byte[0];
  }

  /** Before a piece is scanned. */
  void piece(byte[] array, int offset) {
    piece = array;
    pieceOffset = offset;
  }

  /** The object's first byte. */
  void begin(long at) {
    start = at;
    present.reset();
  }

  /** Behind the object's last byte. */
  void end(long at) {
    if (start != NOT_IN_USAGE) {
      keepTo(at);
      last = present.size() <= MAX ? Optional.of(present.toByteArray()) : Optional.empty();
      start = NOT_IN_USAGE;
    }
  }

  /** What was begun is no usage. */
  void leave() {
    start = NOT_IN_USAGE;
  }

  /** The piece has been scanned. */
  void pieceEnds(int length) {
    if (start != NOT_IN_USAGE) {
      keepTo(pieceStart + length);
    }
    pieceStart += length;
  }

  private void keepTo(long end) {
    long from = Math.max(start, pieceStart);
    // One byte past the limit tells that it is passed.
    int length = (int) Math.min(end - from, MAX + 1 - present.size());
    present.write(piece, pieceOffset + (int) (from - pieceStart), Math.max(0, length));
  }

  void mark() {
    marked = last;
  }

  void rollBack() {
    last = marked;
  }

  Optional<String> text() {
    return last.map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
