package ai.nexus.api.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DroppedHeaderTest {

  @Test
  void namesEachMember() {
    assertThat(DroppedHeader.value(List.of("messages[].name", "seed")))
        .isEqualTo("messages[].name, seed");
  }

  @Test
  void holdsNothingThatAHeaderCannotHold() {
    assertThat(DroppedHeader.value(List.of("a\r\nSet-Cookie: b", "你,好")))
        .isEqualTo("a??Set-Cookie??b, ???");
  }

  @Test
  void staysShortWhateverTheClientSends() {
    List<String> many = Collections.nCopies(10_000, "x".repeat(100_000));

    assertThat(DroppedHeader.value(many)).hasSizeLessThan(2200).endsWith("..., ...");
  }
}
