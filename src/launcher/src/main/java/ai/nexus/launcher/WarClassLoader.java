package ai.nexus.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The classes of a WAR, and this jar's beneath them. Held in memory, up to 1.2 MB. */
final class WarClassLoader extends ClassLoader {

  private static final String CLASSES = "WEB-INF/classes/";
  private static final String CLASS = ".class";

  private final Map<String, byte[]> classes = new HashMap<>();

  private WarClassLoader() {
    super(WarClassLoader.class.getClassLoader());
  }

  static WarClassLoader read(InputStream war) throws IOException {
    var loader = new WarClassLoader();
    var zip = new ZipInputStream(war);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      String name = entry.getName();
      if (name.startsWith(CLASSES) && name.endsWith(CLASS)) {
        loader.add(name.substring(CLASSES.length()), zip.readAllBytes());
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

  private void add(String file, byte[] bytes) {
    String path = file.substring(0, file.length() - CLASS.length());
    classes.put(path.replace('/', '.'), bytes);
  }
}
