package ai.nexus.api.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndedResponsesTest {

  private final EndedResponses ended = new EndedResponses();

  @Test
  void takesAnIdOnce() {
    assertThat(ended.add("resp_1")).isTrue();
    assertThat(ended.add("resp_2")).isTrue();

    assertThat(ended.add("resp_1")).isFalse();
    assertThat(ended.holds("resp_1")).isTrue();
    assertThat(ended.holds("resp_3")).isFalse();
  }

  @Test
  void tellsNoResponsesApartThatHaveNoId() {
    assertThat(ended.add("")).isTrue();
    assertThat(ended.add("")).isTrue();
    assertThat(ended.holds("")).isFalse();
  }

  @Test
  void forgetsTheOldestFirst() {
    for (int i = 0; i <= EndedResponses.MOST; i++) {
      ended.add("resp_" + i);
    }

    assertThat(ended.holds("resp_0")).isFalse();
    assertThat(ended.holds("resp_1")).isTrue();
    assertThat(ended.holds("resp_" + EndedResponses.MOST)).isTrue();
  }

  @Test
  void keepsOnlyTheBeginningOfAnIdThatIsLong() {
    String beginning = "x".repeat(1 << 20);

    assertThat(ended.add(beginning + 1)).isTrue();

    assertThat(ended.add(beginning + 2)).isFalse();
  }
}
