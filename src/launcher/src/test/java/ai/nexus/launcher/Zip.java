package ai.nexus.launcher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A jar or WAR made for a test. */
final class Zip {

  private Zip() {}

  static byte[] of(String name, byte[] bytes) throws IOException {
    var file = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(bytes);
    }
    return file.toByteArray();
  }
}
