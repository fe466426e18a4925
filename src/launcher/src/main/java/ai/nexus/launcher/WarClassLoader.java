package ai.nexus.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The classes of a WAR that are our own, and the JDK's beneath them. Held in memory, some 300 KB.
 */
final class WarClassLoader extends ClassLoader {

  private static final String CLASSES = "WEB-INF/classes/";
  private static final Pattern OWN_JAR = Pattern.compile("WEB-INF/lib/nexus-[^/]+\\.jar");
  private static final String CLASS = ".class";

  private final Map<String, byte[]> classes = new HashMap<>();

  private WarClassLoader() {
    super(ClassLoader.getPlatformClassLoader());
  }

  static WarClassLoader read(InputStream war) throws IOException {
    var loader = new WarClassLoader();
    var zip = new ZipInputStream(war);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (OWN_JAR.matcher(entry.getName()).matches()) {
        loader.addAll(new ZipInputStream(zip));
      } else if (entry.getName().startsWith(CLASSES)) {
        loader.add(zip, entry, CLASSES);
      }
    }
    return loader;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  private void addAll(ZipInputStream jar) throws IOException {
    for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
      add(jar, entry, "");
    }
  }

  private void add(ZipInputStream zip, ZipEntry entry, String root) throws IOException {
    String name = entry.getName();
    if (name.endsWith(CLASS)) {
      String path = name.substring(root.length(), name.length() - CLASS.length());
      classes.put(path.replace('/', '.'), zip.readAllBytes());
    }
  }
}
