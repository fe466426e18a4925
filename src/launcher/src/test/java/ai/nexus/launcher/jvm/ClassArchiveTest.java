package ai.nexus.launcher.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir Path folder;
  private Path jar;
  private Path missing;

  @BeforeEach
  void setUp() throws IOException {
    jar = Files.writeString(folder.resolve("nexusai.jar"), "a jar");
    Files.setLastModifiedTime(jar, FileTime.fromMillis(1_600_000_000_000L));
    missing = folder.resolve("missing");
  }

  @Test
  void isMadeInTheFirstFolderThatIsThere() throws IOException {
    ClassArchive archive = archive(ArchiveKind.CLASS_DATA);
    Path place = archive.place().orElseThrow();

    assertThat(place.getParent()).isEqualTo(folder);
    assertThat(place.getFileName().toString()).endsWith(".jsa");
    assertThat(archive.find()).isEmpty();
    Files.createFile(place);
    assertThat(archive.find()).contains(place);
  }

  @Test
  void isAnotherForAnotherJar() throws IOException {
    Path place = archive(ArchiveKind.AOT_CACHE).place().orElseThrow();

    Files.writeString(jar, "a newer jar");

    assertThat(archive(ArchiveKind.AOT_CACHE).place().orElseThrow()).isNotEqualTo(place);
  }

  @Test
  void isNoneWhereTheJvmWasNotTried() throws IOException {
    assertThat(archive(ArchiveKind.of(21)).place()).isEmpty();
    assertThat(archive(ArchiveKind.of(21)).find()).isEmpty();
    assertThat(ArchiveKind.of(17)).isEqualTo(ArchiveKind.CLASS_DATA);
    assertThat(ArchiveKind.of(26)).isEqualTo(ArchiveKind.AOT_CACHE);
  }

  @Test
  void deletesThoseOfOlderJarsAndNothingElse() throws IOException {
    Path stale = old("nexusai-12ab.jsa");
    Path other = old("other.jsa");
    Path fresh = Files.createFile(folder.resolve("nexusai-34cd.aot"));

    archive(ArchiveKind.CLASS_DATA).deleteStale(folder);

    assertThat(stale).doesNotExist();
    assertThat(other).exists();
    assertThat(fresh).exists();
    assertThat(jar).exists();
  }

  private Path old(String name) throws IOException {
    return Files.setLastModifiedTime(Files.createFile(folder.resolve(name)), LONG_AGO);
  }

  private ClassArchive archive(ArchiveKind kind) {
    return new ClassArchive(kind, jar, List.of(missing, folder));
  }
}
