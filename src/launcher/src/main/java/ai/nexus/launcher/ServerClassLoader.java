package ai.nexus.launcher;

import fish.payara.micro.boot.loader.OpenURLClassLoader;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;

/**
 * Loads the server from its 330 jars. Most of what it is asked for is not there, because every
 * class of an application is looked for here first; an index of the folders in the jars answers
 * that without a look at each jar. Payara's own loader, which reads jars within a jar, spent more
 * than half of the processor time of a start on such questions.
 */
final class ServerClassLoader extends OpenURLClassLoader {

  private final Set<String> folders;

  private ServerClassLoader(URL[] urls, Set<String> folders) {
    super(urls);
    this.folders = folders;
  }

  /**
   * @param directory holds the jars, and files that are found by their names (the .rar archives)
   */
  static ServerClassLoader over(Path directory, List<Path> jars) throws IOException {
    Set<String> folders = new HashSet<>();
    folders.add("");
    URL[] urls = new URL[jars.size() + 1];
    for (int i = 0; i < jars.size(); i++) {
      urls[i] = url(jars.get(i));
      index(jars.get(i), folders);
    }
    urls[jars.size()] = url(directory);
    return new ServerClassLoader(urls, folders);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (!folders.contains(folder(name.replace('.', '/')))) {
      throw new ClassNotFoundException(name);
    }
    return super.findClass(name);
  }

  @Override
  public URL findResource(String name) {
    return folders.contains(folder(name)) ? super.findResource(name) : null;
  }

  @Override
  public Enumeration<URL> findResources(String name) throws IOException {
    return folders.contains(folder(name))
        ? super.findResources(name)
        : Collections.emptyEnumeration();
  }

  private static URL url(Path path) throws MalformedURLException {
    return path.toUri().toURL();
  }

  /**
   * Parents too: a folder itself can be asked for as a resource. Of a multi-release jar the entries
   * that this JDK sees; Yasson is one, and without its newer part writes every record as {}.
   */
  private static void index(Path jar, Set<String> folders) throws IOException {
    try (var file = new JarFile(jar.toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion())) {
      file.versionedStream()
          .forEach(
              entry -> {
                String folder = folder(entry.getName());
                while (folders.add(folder)) {
                  folder = folder(folder);
                }
              });
    }
  }

  private static String folder(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }
}
