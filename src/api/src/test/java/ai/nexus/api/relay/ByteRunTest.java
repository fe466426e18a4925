package ai.nexus.api.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ByteRunTest {

  @Test
  void pointsAtPiecesThatFollowOnWithoutCopyingThem() {
    byte[] source = "abcdef".getBytes(StandardCharsets.US_ASCII);
    ByteRun run = new ByteRun();

    run.add(source, 1, 2);
    run.add(source, 3, 2);

    assertThat(run.array()).isSameAs(source);
    assertThat(text(run)).isEqualTo("bcde");
  }

  @Test
  void copiesWhatComesFromElsewhereAndLeavesTheSourceAlone() {
    byte[] source = "abcdef".getBytes(StandardCharsets.US_ASCII);
    ByteRun run = new ByteRun();

    run.add(source, 0, 2);
    run.add(source, 4, 2);
    run.add("xyz".getBytes(StandardCharsets.US_ASCII), 0, 3);

    assertThat(text(run)).isEqualTo("abefxyz");
    assertThat(new String(source, StandardCharsets.US_ASCII)).isEqualTo("abcdef");
  }

  @Test
  void startsAnewWhenCleared() {
    ByteRun run = new ByteRun();
    run.add(new byte[] {1, 2}, 0, 2);
    run.add(new byte[] {3}, 0, 1);

    run.clear();

    assertThat(run.isEmpty()).isTrue();
    run.add(new byte[] {9}, 0, 1);
    assertThat(Arrays.copyOfRange(run.array(), run.offset(), run.offset() + run.length()))
        .containsExactly(9);
  }

  private static String text(ByteRun run) {
    return new String(run.array(), run.offset(), run.length(), StandardCharsets.US_ASCII);
  }
}
