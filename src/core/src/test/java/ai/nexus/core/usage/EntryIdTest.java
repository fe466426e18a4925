package ai.nexus.core.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EntryIdTest {

  @Test
  void isTwentySixDigitsOfCrockford() {
    assertThat(EntryId.next()).matches("[0-7][0-9A-HJKMNP-TV-Z]{25}");
  }

  @Test
  void showsTheTimeFirst() {
    // 1469918176385 is 01ARYZ6S41 in the specification of ULID.
    assertThat(new EntryId().next(1_469_918_176_385L)).startsWith("01ARYZ6S41");
  }

  @Test
  void risesWithinAMillisecondAndWhenTheClockStepsBack() {
    EntryId ids = new EntryId();

    List<String> made =
        Stream.of(5L, 5L, 5L, 4L, 1L, 5L, 6L).map(millis -> ids.next(millis)).toList();

    assertThat(made).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void isUniqueAmongThreads() {
    Set<String> made = ConcurrentHashMap.newKeySet();

    IntStream.range(0, 20_000).parallel().forEach(i -> made.add(EntryId.next()));

    assertThat(made).hasSize(20_000);
  }
}
