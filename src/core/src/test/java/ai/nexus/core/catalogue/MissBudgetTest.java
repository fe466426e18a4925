package ai.nexus.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MissBudgetTest {

  private final MissBudget budget = new MissBudget();
  private final long now = System.nanoTime();

  @Test
  void allowsAHundredInARow() {
    assertThat(takes(1000, now)).isEqualTo(100);
  }

  @Test
  void refillsByOneEveryFiftyMilliseconds() {
    takes(1000, now);

    assertThat(takes(1000, now + Duration.ofMillis(49).toNanos())).isZero();
    assertThat(takes(1000, now + Duration.ofMillis(150).toNanos())).isEqualTo(3);
  }

  @Test
  void savesNoMoreThanAHundred() {
    takes(1000, now);

    assertThat(takes(1000, now + Duration.ofHours(1).toNanos())).isEqualTo(100);
  }

  @Test
  void isNotUsedUpByChecksThatFindSomething() {
    takes(1000, now);
    budget.giveBack();

    assertThat(takes(1000, now)).isEqualTo(1);
  }

  private long takes(int attempts, long at) {
    return IntStream.range(0, attempts).filter(i -> budget.take(at)).count();
  }
}
