package ai.nexus.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MissBudgetTest {

  private final MissBudget budget = new MissBudget();
  private final long now = System.nanoTime();

  @Test
  void allowsAHundredInARow() {
    assertThat(freeOf(100, now)).isEqualTo(100);

    assertThat(budget.take(now)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(50));
  }

  @Test
  void refillsByOneEveryFiftyMilliseconds() {
    freeOf(100, now);

    long later = now + Duration.ofMillis(149).toNanos();
    assertThat(freeOf(2, later)).isEqualTo(2);
    assertThat(budget.take(later)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(1));
  }

  @Test
  void savesNoMoreThanAHundred() {
    freeOf(100, now);

    assertThat(freeOf(101, now + Duration.ofHours(1).toNanos())).isEqualTo(100);
  }

  @Test
  void isNotUsedUpByLooksThatFindSomething() {
    freeOf(100, now);
    budget.giveBack();

    assertThat(freeOf(2, now)).isEqualTo(1);
  }

  private long freeOf(int looks, long at) {
    return IntStream.range(0, looks).filter(i -> budget.take(at) <= 0).count();
  }
}
