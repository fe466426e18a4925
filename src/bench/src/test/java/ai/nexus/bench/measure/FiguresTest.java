package ai.nexus.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void takesTheMiddleOfAnOddNumberOfRounds() {
    List<Figures> rounds = List.of(rate(9), rate(1), rate(2));

    assertThat(Figures.median(rounds).get(Figure.RATE)).isEqualTo(2);
  }

  @Test
  void takesTheMeanOfTheTwoInTheMiddleOfAnEvenNumber() {
    List<Figures> rounds = List.of(rate(9), rate(1), rate(2), rate(4));

    assertThat(Figures.median(rounds).get(Figure.RATE)).isEqualTo(3);
  }

  @Test
  void knowsNothingThatWasNotMeasured() {
    Figures median = Figures.median(List.of(rate(1)));

    assertThatThrownBy(() -> median.get(Figure.P99)).hasMessageContaining("P99");
  }

  private static Figures rate(double value) {
    return Figures.none().with(Figure.RATE, value);
  }
}
