package ai.nexus.core.usage;

import java.io.IOException;
import java.io.RandomAccessFile;

/**
 * The end of the journal, where lines are appended: the open segment and the place behind its last
 * whole line. Begins a new segment at each start and whenever one is full. Guarded by the journal's
 * lock.
 */
final class JournalEnd implements AutoCloseable {

  private static final int ROOM = 64 << 10;

  private final JournalFolder folder;
  private final long segmentBytes;
  private final boolean fsync;
  private RandomAccessFile file;
  private JournalPosition position;
  private JournalPosition flushed;
  private boolean closed;

  /**
   * @param position of a segment that does not exist yet
   */
  JournalEnd(JournalFolder folder, UsageConfig config, JournalPosition position)
      throws IOException {
    this.folder = folder;
    this.segmentBytes = config.segmentBytes();
    this.fsync = config.fsync();
    this.position = position;
    this.flushed = position;
    this.file = open(position.segment());
  }

  JournalPosition position() {
    return position;
  }

  boolean isClosed() {
    return closed;
  }

  /**
   * @return where the line begins; {@link #position()} is where it ends
   * @throws IOException where the disk takes no more; the journal then ends where it did
   */
  JournalPosition append(byte[] line) throws IOException {
    if (closed) {
      throw new IOException("the journal is closed");
    }
    if (position.offset() > 0 && position.offset() + line.length > segmentBytes) {
      beginSegment();
    }
    JournalPosition start = position;
    file.write(line);
    position = start.plus(line.length);
    return start;
  }

  private void beginSegment() throws IOException {
    RandomAccessFile next = open(position.segment() + 1);
    try (RandomAccessFile full = file) {
      if (fsync) {
        full.getFD().sync();
      }
    } finally {
      file = next;
      position = new JournalPosition(position.segment() + 1, 0);
    }
  }

  /**
   * Begins a new segment behind one that has failed, if the disk has room for a good many lines.
   *
   * @throws IOException where it has not; the journal then ends where it did
   */
  void renew() throws IOException {
    if (closed) {
      throw new IOException("the journal is closed");
    }
    RandomAccessFile next = open(position.segment() + 1);
    try {
      next.write(new byte[ROOM]);
      next.getFD().sync();
      next.setLength(0);
      next.seek(0);
    } catch (IOException refused) {
      giveUp(next, refused);
      throw refused;
    }
    RandomAccessFile failed = file;
    file = next;
    position = new JournalPosition(position.segment() + 1, 0);
    failed.close();
  }

  /** Leaves the file empty, so that no reader waits for what is no line. */
  private static void giveUp(RandomAccessFile next, IOException refused) {
    try (next) {
      next.setLength(0);
    } catch (IOException alsoRefused) {
      refused.addSuppressed(alsoRefused);
    }
  }

  /**
   * Takes back what a failed append may have left, so that the next line starts clean. Where that
   * fails too, the place to write at is set: the next line covers the remains, or a reader skips
   * them.
   */
  void dropPartOfLine() throws IOException {
    if (!closed) {
      file.seek(position.offset());
      file.setLength(position.offset());
    }
  }

  /** Hands all lines so far to the disk, unless another thread's flush did. */
  void flush() throws IOException {
    if (!closed && flushed.isBefore(position)) {
      file.getFD().sync();
      flushed = position;
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    file.close();
  }

  private RandomAccessFile open(long segment) throws IOException {
    // Not a FileChannel: an interrupt of one request's thread would close that for all.
    return new RandomAccessFile(folder.segment(segment).toFile(), "rw");
  }
}
