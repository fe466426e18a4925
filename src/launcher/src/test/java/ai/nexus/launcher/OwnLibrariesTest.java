package ai.nexus.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class OwnLibrariesTest {

  private static final String A_CLASS = "ai/nexus/launcher/Bundle.class";
  private static final String LIBRARY = "WEB-INF/lib/nexus-core-1.0.0.jar";
  private static final byte[] OTHER = {1};

  @Test
  void theSameAsHereAreNotStrange() throws IOException {
    byte[] library = Zip.of(A_CLASS, here());

    assertThat(OwnLibraries.findStrange(war(LIBRARY, library))).isEmpty();
  }

  @Test
  void namesTheOneWithAnotherClass() throws IOException {
    byte[] library = Zip.of(A_CLASS, OTHER);

    assertThat(OwnLibraries.findStrange(war(LIBRARY, library))).hasValue("nexus-core-1.0.0.jar");
  }

  @Test
  void namesTheOneWithAClassThatIsNotHere() throws IOException {
    byte[] library = Zip.of("ai/nexus/core/Later.class", OTHER);

    assertThat(OwnLibraries.findStrange(war(LIBRARY, library))).hasValue("nexus-core-1.0.0.jar");
  }

  @Test
  void looksAtNothingElse() throws IOException {
    assertThat(OwnLibraries.findStrange(war("WEB-INF/classes/" + A_CLASS, OTHER))).isEmpty();
    assertThat(OwnLibraries.findStrange(war("WEB-INF/lib/x.jar", Zip.of(A_CLASS, OTHER))))
        .isEmpty();
    assertThat(OwnLibraries.findStrange(war(LIBRARY, Zip.of("META-INF/x", OTHER)))).isEmpty();
  }

  private static InputStream war(String name, byte[] bytes) throws IOException {
    return new ByteArrayInputStream(Zip.of(name, bytes));
  }

  private static byte[] here() throws IOException {
    try (InputStream stream = Bundle.open(A_CLASS)) {
      return stream.readAllBytes();
    }
  }
}
