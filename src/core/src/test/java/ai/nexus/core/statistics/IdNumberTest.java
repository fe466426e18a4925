package ai.nexus.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.usage.EntryId;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdNumberTest {

  @Test
  void turnsAnIdIntoANumberAndBack() {
    String id = EntryId.next();

    assertThat(IdNumber.text(IdNumber.of(id))).isEqualTo(id);
  }

  @Test
  void keepsTheOrder() {
    List<String> texts =
        List.of("", "0", "01ARYZ6S41", "01ARYZ6S4100000000000000000A", "01ARYZ6S42", "1", "Z");

    assertThat(texts.stream().map(IdNumber::of)).isSorted();
    assertThat(texts.stream().map(text -> IdNumber.text(IdNumber.of(text)))).isSorted();
  }

  @Test
  void endsWithTheLastId() {
    assertThat(IdNumber.text(BigInteger.ONE.shiftLeft(200))).isEqualTo("Z".repeat(26));
    assertThat(IdNumber.text(BigInteger.ONE.negate())).isEqualTo("0".repeat(26));
  }
}
