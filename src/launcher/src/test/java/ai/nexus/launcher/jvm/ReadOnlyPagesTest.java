package ai.nexus.launcher.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ai.nexus.launcher.jvm.ReadOnlyPages.Mapping;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadOnlyPagesTest {

  private static final String IN_MEMORY = "Anonymous:             0 kB";
  private static final String SWAPPED = "Swap:                  0 kB";

  @Test
  void areThoseOfArchivesThatCannotBeWrittenTo() {
    List<String> mappings =
        List.of(
            "800000000-800454000 rw-p 00001000 fe:00 315149     /jvm/lib/server/classes.jsa",
            IN_MEMORY,
            SWAPPED,
            "800454000-800bc7000 r--p 00455000 fe:00 315149     /jvm/lib/server/classes.jsa",
            "Rss:                7400 kB",
            IN_MEMORY,
            SWAPPED,
            "803e15000-8081d3000 r--p 0324f000 fe:00 9977900    /opt/my files/nexusai-1.aot",
            IN_MEMORY,
            SWAPPED,
            "7f45e01d3000-7f45e01d4000 r--s 00000000 fe:00 9    /jvm/lib/modules",
            IN_MEMORY,
            SWAPPED,
            "7f45e01d5000-7f45e01d6000 r--p 00000000 00:00 0 ",
            IN_MEMORY,
            SWAPPED,
            "7f45e01d7000-7f45e01d8000 r-xp 00000000 fe:00 9    /jvm/lib/server/libjvm.so",
            IN_MEMORY,
            SWAPPED,
            "ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0    [vsyscall]",
            IN_MEMORY,
            SWAPPED);

    assertThat(ReadOnlyPages.of(mappings))
        .containsExactly(
            new Mapping(0x800454000L, 0x773000L), new Mapping(0x803e15000L, 0x43be000L));
  }

  /** They would be gone: the file does not have what was written. */
  @ParameterizedTest
  @CsvSource({"7640, 0", "0, 4", "7640, 4"})
  void areNotThoseThatWereWrittenToBefore(int inMemory, int swapped) {
    List<String> mappings =
        List.of(
            "800454000-800bc7000 r--p 00455000 fe:00 315149     /jvm/lib/server/classes.jsa",
            "Anonymous:          %d kB".formatted(inMemory),
            "Swap:               %d kB".formatted(swapped),
            "7f45e01d7000-7f45e01d8000 r-xp 00000000 fe:00 9    /jvm/lib/server/libjvm.so",
            IN_MEMORY,
            SWAPPED);

    assertThat(ReadOnlyPages.of(mappings)).isEmpty();
  }

  /** The JVM of this test has mapped the JDK's own archive, and needs it again at once. */
  @Test
  void areReadAgainWhenTheyAreNeeded() {
    assertThatCode(ReadOnlyPages::release).doesNotThrowAnyException();
    assertThatCode(() -> Class.forName("java.util.concurrent.SubmissionPublisher"))
        .doesNotThrowAnyException();
  }
}
