package ai.nexus.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The libraries of our own in a WAR. This jar has them once for both applications, and the server
 * looks there first: a WAR that brings others would run with classes that it was not built with.
 */
final class OwnLibraries {

  private static final Pattern OWN_JAR = Pattern.compile("WEB-INF/lib/(nexus-[^/]+\\.jar)");
  private static final String CLASS = ".class";

  private OwnLibraries() {}

  /** The name of a library with a class that this jar has another of, or none. */
  static Optional<String> findStrange(InputStream war) throws IOException {
    var zip = new ZipInputStream(war);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      var own = OWN_JAR.matcher(entry.getName());
      if (own.matches() && isStrange(new ZipInputStream(zip))) {
        return Optional.of(own.group(1));
      }
    }
    return Optional.empty();
  }

  private static boolean isStrange(ZipInputStream library) throws IOException {
    for (ZipEntry entry = library.getNextEntry(); entry != null; entry = library.getNextEntry()) {
      if (entry.getName().endsWith(CLASS) && !isHere(entry.getName(), library.readAllBytes())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHere(String name, byte[] bytes) throws IOException {
    try (InputStream here = OwnLibraries.class.getResourceAsStream("/" + name)) {
      return here != null && Arrays.equals(here.readAllBytes(), bytes);
    }
  }
}
