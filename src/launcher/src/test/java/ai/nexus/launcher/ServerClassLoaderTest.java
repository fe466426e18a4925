package ai.nexus.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerClassLoaderTest {

  @TempDir Path folder;

  @Test
  void findsTheResourcesOfAllJarsInTheirOrder() throws Exception {
    Path one = jar("one.jar", false, Map.of("META-INF/services/x", "1"));
    Path two = jar("two.jar", false, Map.of("META-INF/services/x", "2", "a/b/c.txt", "c"));

    try (var loader = ServerClassLoader.over(folder, List.of(one, two))) {
      assertThat(Collections.list(loader.getResources("META-INF/services/x")))
          .extracting(ServerClassLoaderTest::text)
          .containsExactly("1", "2");
      assertThat(text(loader.getResource("a/b/c.txt"))).isEqualTo("c");
    }
  }

  @Test
  void findsFilesOfTheDirectoryByName() throws Exception {
    Files.writeString(folder.resolve("archive.rar"), "rar");

    try (var loader = ServerClassLoader.over(folder, List.of())) {
      assertThat(text(loader.getResource("archive.rar"))).isEqualTo("rar");
    }
  }

  @Test
  void knowsWhatIsNotThere() throws Exception {
    Path one = jar("one.jar", false, Map.of("a/b/c.txt", "c"));

    try (var loader = ServerClassLoader.over(folder, List.of(one))) {
      assertThat(loader.getResource("a/c.txt")).isNull();
      assertThat(loader.getResource("other/c.txt")).isNull();
      assertThat(Collections.list(loader.getResources("other/c.txt"))).isEmpty();
      assertThatThrownBy(() -> loader.loadClass("other.Class"))
          .isInstanceOf(ClassNotFoundException.class);
    }
  }

  @Test
  void seesWhatAMultiReleaseJarHasForThisJdkOnly() throws Exception {
    Path one = jar("one.jar", true, Map.of("META-INF/versions/16/newer/x.txt", "16"));

    try (var loader = ServerClassLoader.over(folder, List.of(one))) {
      assertThat(text(loader.getResource("newer/x.txt"))).isEqualTo("16");
    }
  }

  private Path jar(String name, boolean multiRelease, Map<String, String> entries)
      throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (multiRelease) {
      manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
    }
    Path jar = folder.resolve(name);
    try (var stream = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        stream.putNextEntry(new JarEntry(entry.getKey()));
        stream.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }

  private static String text(URL url) {
    try (var stream = url.openStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
