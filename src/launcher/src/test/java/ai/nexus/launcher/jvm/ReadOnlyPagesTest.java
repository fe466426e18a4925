package ai.nexus.launcher.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ai.nexus.launcher.jvm.ReadOnlyPages.Mapping;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadOnlyPagesTest {

  @Test
  void areThoseOfArchivesThatCannotBeWrittenTo() {
    List<String> maps =
        List.of(
            "800000000-800454000 rw-p 00001000 fe:00 315149     /jvm/lib/server/classes.jsa",
            "800454000-800bc7000 r--p 00455000 fe:00 315149     /jvm/lib/server/classes.jsa",
            "803e15000-8081d3000 r--p 0324f000 fe:00 9977900    /opt/my files/nexusai-1.aot",
            "7f45e01d3000-7f45e01d4000 r--s 00000000 fe:00 9    /jvm/lib/modules",
            "7f45e01d5000-7f45e01d6000 r--p 00000000 00:00 0 ",
            "7f45e01d7000-7f45e01d8000 r-xp 00000000 fe:00 9    /jvm/lib/server/libjvm.so",
            "ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0    [vsyscall]");

    assertThat(ReadOnlyPages.of(maps))
        .containsExactly(
            new Mapping(0x800454000L, 0x773000L), new Mapping(0x803e15000L, 0x43be000L));
  }

  /** The JVM of this test has mapped the JDK's own archive, and needs it again at once. */
  @Test
  void areReadAgainWhenTheyAreNeeded() {
    assertThatCode(ReadOnlyPages::release).doesNotThrowAnyException();
    assertThatCode(() -> Class.forName("java.util.concurrent.SubmissionPublisher"))
        .doesNotThrowAnyException();
  }
}
