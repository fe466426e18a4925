package ai.nexus.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StopSignalTest {

  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE);
  private final List<String> done = new ArrayList<>();
  private final StopSignal signal =
      new StopSignal(() -> done.add("stop"), () -> done.add("halt"), clock::get);

  @Test
  void takesASecondSignalWithinTwoSecondsForTheSameWish() {
    signal.receive();
    clock.addAndGet(Duration.ofSeconds(2).toNanos());
    signal.receive();

    assertThat(done).containsExactly("stop");
  }

  @Test
  void haltsAtALaterSignal() {
    signal.receive();
    clock.addAndGet(Duration.ofMillis(2001).toNanos());
    signal.receive();

    assertThat(done).containsExactly("stop", "halt");
  }
}
