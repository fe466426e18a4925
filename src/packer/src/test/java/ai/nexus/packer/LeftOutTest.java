package ai.nexus.packer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftOutTest {

  @TempDir Path folder;

  @Test
  void readsNamesAndNotTheirReasons() throws IOException {
    LeftOut leftOut = read("# not needed:\n\nh2.jar\n rmic.jar \n");

    assertThat(leftOut.jars()).containsExactly("h2.jar", "rmic.jar");
    assertThat(leftOut.has("h2.jar")).isTrue();
    assertThat(leftOut.has("derby.jar")).isFalse();
  }

  @Test
  void refusesNamesThatTheServerDoesNotHave() throws IOException {
    LeftOut leftOut = read("h2.jar\nold-1.0.jar\n");

    assertThatThrownBy(() -> leftOut.requireKnown(Set.of("h2.jar")))
        .hasMessage("the server has no old-1.0.jar");
  }

  private LeftOut read(String text) throws IOException {
    return LeftOut.read(Files.writeString(folder.resolve("left-out.txt"), text));
  }
}
