package ai.nexus.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {

  @TempDir Path folder;

  @BeforeEach
  void needsPosixModes() {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
  }

  @Test
  void makesEachMissingFolderForItsOwnerAlone() throws IOException {
    OwnerOnly.createFolders(folder.resolve("a/b"));

    assertThat(modeOf("a")).isEqualTo("rwx------");
    assertThat(modeOf("a/b")).isEqualTo("rwx------");
  }

  @Test
  void leavesAFolderThatIsThereAsItIs() throws IOException {
    Path there = Files.createDirectory(folder.resolve("there"));
    Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rwxr-x---"));

    OwnerOnly.createFolders(there);

    assertThat(modeOf("there")).isEqualTo("rwxr-x---");
  }

  @Test
  void makesAFileForItsOwnerAlone() throws IOException {
    Path file = folder.resolve("file");

    Files.createFile(file, OwnerOnly.file(file));

    assertThat(modeOf("file")).isEqualTo("rw-------");
  }

  private String modeOf(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }
}
