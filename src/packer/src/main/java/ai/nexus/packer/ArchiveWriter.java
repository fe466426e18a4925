package ai.nexus.packer;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a jar; the same files make the same bytes. */
final class ArchiveWriter implements Closeable {

  private final ZipOutputStream zip;
  private final LocalDateTime time;

  /**
   * @param time of every entry
   */
  ArchiveWriter(OutputStream out, Instant time) {
    zip = new ZipOutputStream(out);
    zip.setLevel(Deflater.DEFAULT_COMPRESSION);
    this.time = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  void write(String name, byte[] bytes) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(time);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
