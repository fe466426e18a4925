package ai.nexus.packer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The files in a jar or WAR, in their order. Folders are files of no bytes whose name ends with a
 * slash.
 */
record Archive(String name, Map<String, byte[]> files) {

  static Archive read(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return read(file.getFileName().toString(), stream);
    }
  }

  static Archive read(String name, byte[] bytes) throws IOException {
    return read(name, new ByteArrayInputStream(bytes));
  }

  Manifest manifest() throws IOException {
    byte[] text = files.get(JarFile.MANIFEST_NAME);
    return text == null ? new Manifest() : new Manifest(new ByteArrayInputStream(text));
  }

  boolean isMultiRelease() throws IOException {
    String value = manifest().getMainAttributes().getValue(Attributes.Name.MULTI_RELEASE);
    return "true".equalsIgnoreCase(value);
  }

  private static Archive read(String name, InputStream stream) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    var zip = new ZipInputStream(stream);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      files.put(entry.getName(), zip.readAllBytes());
    }
    return new Archive(name, files);
  }
}
