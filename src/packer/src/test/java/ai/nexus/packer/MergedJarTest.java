package ai.nexus.packer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MergedJarTest {

  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final String MULTI_RELEASE = "Manifest-Version: 1.0\nMulti-Release: true\n";

  @Test
  void takesTheFirstOfOneNameAndAllLinesOfServiceLists() throws IOException {
    Map<String, String> merged =
        merge(
            jar("one.jar", "a/A.class", "one", "META-INF/services/S", "first"),
            jar("two.jar", "a/A.class", "two", "a/B.class", "b", "META-INF/services/S", "second"));

    assertThat(merged)
        .containsEntry("a/A.class", "one")
        .containsEntry("a/B.class", "b")
        .containsEntry("META-INF/services/S", "first\nsecond\n");
  }

  @Test
  void leavesOutWhatSpeaksOfTheJarAlone() throws IOException {
    Map<String, String> merged =
        merge(
            jar(
                "one.jar",
                MANIFEST,
                "Manifest-Version: 1.0\n",
                "module-info.class",
                "m",
                "META-INF/versions/9/module-info.class",
                "m",
                "META-INF/X.SF",
                "s",
                "META-INF/maven/g/a/pom.xml",
                "p"));

    assertThat(merged).containsOnlyKeys(MANIFEST).containsEntry(MANIFEST, "the merged one");
  }

  @Test
  void takesVersionsOfTheJarWhoseClassItTook() throws IOException {
    String newer = "META-INF/versions/11/a/A.class";
    Map<String, String> merged =
        merge(
            jar("plain.jar", "a/A.class", "plain"),
            jar("multi.jar", MANIFEST, MULTI_RELEASE, "a/A.class", "old", newer, "new"));

    assertThat(merged).containsEntry("a/A.class", "plain").doesNotContainKey(newer);
    assertThat(merge(jar("multi.jar", MANIFEST, MULTI_RELEASE, "a/A.class", "old", newer, "new")))
        .containsEntry(newer, "new");
    assertThat(merge(jar("plain.jar", "a/A.class", "old", newer, "new"))).doesNotContainKey(newer);
  }

  @Test
  void keepsTheLicenceOfEachJar() throws IOException {
    Map<String, String> merged =
        merge(
            jar("one.jar", "META-INF/LICENSE.txt", "of one", "META-INF/NOTICE", "note of one"),
            jar("two.jar", "META-INF/LICENSE.txt", "of two", "LICENSE", "more of two"));

    assertThat(merged)
        .containsEntry("META-INF/legal/one.jar/LICENSE.txt", "of one")
        .containsEntry("META-INF/legal/one.jar/NOTICE", "note of one")
        .containsEntry("META-INF/legal/two.jar/LICENSE.txt", "of two")
        .containsEntry("META-INF/legal/two.jar/LICENSE", "more of two");
  }

  private static Map<String, String> merge(Archive... jars) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var writer = new ArchiveWriter(bytes, Instant.parse("2026-01-01T00:00:00Z"));
    try (var merged = new MergedJar(writer, utf8("the merged one"))) {
      for (Archive jar : jars) {
        merged.add(jar);
      }
    }
    Map<String, String> texts = new LinkedHashMap<>();
    Archive.read("merged.jar", bytes.toByteArray())
        .files()
        .forEach((name, file) -> texts.put(name, new String(file, StandardCharsets.UTF_8)));
    return texts;
  }

  private static Archive jar(String name, String... namesAndTexts) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      files.put(namesAndTexts[i], utf8(namesAndTexts[i + 1]));
    }
    return new Archive(name, files);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
