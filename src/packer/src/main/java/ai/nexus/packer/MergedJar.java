package ai.nexus.packer;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One jar in which a class loader finds what it would find in many, one after the other: of files
 * of one name the first, of lists of services all. Licences and notices stay beside each other.
 */
final class MergedJar implements Closeable {

  private static final Pattern LIST = Pattern.compile("META-INF/(services|hk2-locator)/.+");
  // A module or a signature speaks of the jar that it was in.
  private static final Pattern OF_ITS_JAR =
      Pattern.compile(
          "META-INF/MANIFEST\\.MF|(.*/)?module-info\\.class|META-INF/INDEX\\.LIST"
              + "|META-INF/[^/]+\\.(SF|RSA|DSA|EC)|META-INF/maven/.*");
  private static final Pattern LEGAL =
      Pattern.compile(
          "(?:META-INF/)?((?i:LICEN[SC]E|NOTICE|COPYING|COPYRIGHT|ABOUT)[^/]*(?<!\\.class))");
  private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/\\d+/(.+)");

  private final ArchiveWriter writer;
  private final Map<String, String> origins = new HashMap<>();
  private final Map<String, ByteArrayOutputStream> lists = new LinkedHashMap<>();

  /**
   * @param manifest of the merged jar; must say Multi-Release, where one of the jars does
   */
  MergedJar(ArchiveWriter writer, byte[] manifest) throws IOException {
    this.writer = writer;
    writer.write(JarFile.MANIFEST_NAME, manifest);
  }

  void add(Archive jar) throws IOException {
    boolean multiRelease = jar.isMultiRelease();
    for (Map.Entry<String, byte[]> file : jar.files().entrySet()) {
      add(jar.name(), multiRelease, file.getKey(), file.getValue());
    }
  }

  @Override
  public void close() throws IOException {
    for (Map.Entry<String, ByteArrayOutputStream> list : lists.entrySet()) {
      writer.write(list.getKey(), list.getValue().toByteArray());
    }
    writer.close();
  }

  private void add(String jar, boolean multiRelease, String name, byte[] bytes) throws IOException {
    Matcher versioned = VERSIONED.matcher(name);
    Matcher legal = LEGAL.matcher(name);
    if (OF_ITS_JAR.matcher(name).matches()) {
      return;
    }
    if (versioned.matches() && !(multiRelease && isOf(jar, versioned.group(1)))) {
      return;
    }
    if (LIST.matcher(name).matches()) {
      append(name, bytes);
    } else {
      writeFirst(jar, legal.matches() ? legalFolder(jar) + legal.group(1) : name, bytes);
    }
  }

  private void writeFirst(String jar, String name, byte[] bytes) throws IOException {
    if (origins.putIfAbsent(name, jar) == null) {
      writer.write(name, bytes);
    }
  }

  private static String legalFolder(String jar) {
    return "META-INF/legal/" + jar.substring(jar.lastIndexOf('/') + 1) + "/";
  }

  /** Another version of what this jar has brought, or of nothing that any jar has. */
  private boolean isOf(String jar, String name) {
    return origins.getOrDefault(name, jar).equals(jar);
  }

  private void append(String name, byte[] bytes) throws IOException {
    ByteArrayOutputStream list = lists.computeIfAbsent(name, key -> new ByteArrayOutputStream());
    list.write(bytes);
    // The last line may not have ended.
    list.write('\n');
  }
}
