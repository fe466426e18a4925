package ai.nexus.core.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerTextTest {

  @Test
  void leavesGoodTextAlone() {
    assertThat(LedgerText.fit("模型 😀", 10)).isEqualTo("模型 😀");
  }

  @Test
  void cutsWhatIsTooLong() {
    assertThat(LedgerText.fit("abcdef", 3)).isEqualTo("abc");
  }

  @Test
  void replacesWhatADatabaseRefuses() {
    assertThat(LedgerText.fit("a\0b\uD83Dc\uDE00", 10)).isEqualTo("a\uFFFDb\uFFFDc\uFFFD");
  }

  @Test
  void replacesAPairThatTheCutHasParted() {
    assertThat(LedgerText.fit("ab😀", 3)).isEqualTo("ab\uFFFD");
  }
}
