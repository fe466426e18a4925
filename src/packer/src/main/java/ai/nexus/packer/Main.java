package ai.nexus.packer;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Merges into the launcher's jar, beside its own files: Payara Micro with the jars in it, those
 * from a folder, and the libraries in its applications. One jar on the class path is what
 * class-data archives are made for; no library is unpacked at a start; and what the libraries'
 * classes need is there once, not once an application, those of our own among them.
 *
 * <p>Arguments: the launcher's jar, which is replaced; Payara Micro; the folder of further jars;
 * the list of jars to leave out; the time to write into the jar.
 */
public final class Main {

  private static final Pattern SERVER_JAR = Pattern.compile("MICRO-INF/(runtime|lib)/(.+\\.jar)");
  private static final Pattern RESOURCE_ADAPTER = Pattern.compile("MICRO-INF/runtime/(.+\\.rar)");
  private static final Pattern WAR = Pattern.compile("applications/.+\\.war");
  private static final Pattern LIBRARY = Pattern.compile("WEB-INF/lib/(.+\\.jar)");

  private final Archive launcher;
  private final Archive server;
  private final Map<String, Archive> libraries = new LinkedHashMap<>();
  private final LeftOut leftOut;
  private final Instant time;

  private Main(Archive launcher, Archive server, LeftOut leftOut, Instant time) {
    this.launcher = launcher;
    this.server = server;
    this.leftOut = leftOut;
    this.time = time;
  }

  public static void main(String[] arguments) throws IOException {
    Path jar = Path.of(arguments[0]);
    var packer =
        new Main(
            Archive.read(jar),
            Archive.read(Path.of(arguments[1])),
            LeftOut.read(Path.of(arguments[3])),
            Instant.parse(arguments[4]));
    Path merged = jar.resolveSibling(jar.getFileName() + ".tmp");
    packer.write(merged, Path.of(arguments[2]));
    Files.move(merged, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private void write(Path file, Path further) throws IOException {
    leftOut.requireKnown(serverJars());
    try (var out = new BufferedOutputStream(Files.newOutputStream(file));
        var merged = new MergedJar(new ArchiveWriter(out, time), launcherManifest())) {
      merged.add(withThinApplications());
      addServer(merged);
      for (Path jar : jarsIn(further)) {
        merged.add(Archive.read(jar));
      }
      for (Archive library : libraries.values()) {
        merged.add(library);
      }
    }
  }

  private byte[] launcherManifest() throws IOException {
    var text = new ByteArrayOutputStream();
    launcher.manifest().write(text);
    return text.toByteArray();
  }

  private Archive withThinApplications() throws IOException {
    for (Map.Entry<String, byte[]> file : launcher.files().entrySet()) {
      if (WAR.matcher(file.getKey()).matches()) {
        file.setValue(thin(Archive.read(file.getKey(), file.getValue())));
      }
    }
    return launcher;
  }

  /** Puts the libraries aside. */
  private byte[] thin(Archive war) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var writer = new ArchiveWriter(bytes, time)) {
      for (Map.Entry<String, byte[]> file : war.files().entrySet()) {
        if (LIBRARY.matcher(file.getKey()).matches()) {
          libraries.putIfAbsent(file.getKey(), Archive.read(file.getKey(), file.getValue()));
        } else {
          writer.write(file.getKey(), file.getValue());
        }
      }
    }
    return bytes.toByteArray();
  }

  private void addServer(MergedJar merged) throws IOException {
    for (Map.Entry<String, byte[]> file : server.files().entrySet()) {
      Matcher jar = SERVER_JAR.matcher(file.getKey());
      Matcher adapter = RESOURCE_ADAPTER.matcher(file.getKey());
      if (jar.matches()) {
        if (!leftOut.has(jar.group(2))) {
          merged.add(Archive.read(jar.group(2), file.getValue()));
        }
      } else {
        String name = adapter.matches() ? adapter.group(1) : file.getKey();
        merged.add(new Archive(server.name(), Map.of(name, file.getValue())));
      }
    }
  }

  private Set<String> serverJars() {
    return server.files().keySet().stream()
        .map(SERVER_JAR::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(2))
        .collect(Collectors.toSet());
  }

  private static List<Path> jarsIn(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }
}
