package ai.nexus.launcher.jvm;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** The classes of a jar that its class loader has loaded so far. */
final class LoadedClasses {

  private static final String CLASS = ".class";

  private LoadedClasses() {}

  /**
   * Links those that were only loaded: some thousand annotations and parameter types, which the JVM
   * (17) else leaves out of an archive that it is asked for while it runs.
   */
  static void link(Path jar, ClassLoader loader) throws IOException, ReflectiveOperationException {
    // The jar's manifest opens the package.
    Method find = ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class);
    find.setAccessible(true);
    for (String name : classes(jar)) {
      Optional<Class<?>> loaded = Optional.ofNullable((Class<?>) find.invoke(loader, name));
      loaded.ifPresent(LoadedClasses::link);
    }
  }

  private static List<String> classes(Path jar) throws IOException {
    try (var file = new JarFile(jar.toFile(), false)) {
      return file.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.endsWith(CLASS) && !name.startsWith("META-INF/"))
          .map(name -> name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
          .toList();
    }
  }

  private static void link(Class<?> loaded) {
    try {
      // Asks for what only a linked class can answer.
      requireNonNull(loaded.getDeclaredConstructors());
    } catch (LinkageError notWhole) {
      // then it is not in the archive
    }
  }
}
