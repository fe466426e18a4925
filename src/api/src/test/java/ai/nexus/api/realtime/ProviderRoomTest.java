package ai.nexus.api.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class ProviderRoomTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private final Semaphore mayWait = new Semaphore(1);

  @Test
  void takesOneMessageOfAnyLength() {
    ProviderRoom room = new ProviderRoom(mayWait, LONG);

    assertThat(room.enter(3 * ProviderRoom.FULL)).isTrue();
  }

  @Test
  void waitsUntilWhatIsUnderWayHasLeft() {
    ProviderRoom room = new ProviderRoom(mayWait, LONG);
    room.enter(ProviderRoom.FULL);
    CompletableFuture<Boolean> next = CompletableFuture.supplyAsync(() -> room.enter(1));
    await().until(() -> mayWait.availablePermits() == 0);
    assertThat(next).isNotDone();

    room.left(ProviderRoom.FULL);

    assertThat(next).succeedsWithin(LONG).isEqualTo(true);
    assertThat(mayWait.availablePermits()).isEqualTo(1);
  }

  @Test
  void givesUpAfterItsTime() {
    ProviderRoom room = new ProviderRoom(mayWait, Duration.ofMillis(20));
    room.enter(ProviderRoom.FULL);

    assertThat(room.enter(1)).isFalse();
    assertThat(mayWait.availablePermits()).isEqualTo(1);
  }

  @Test
  void waitsNotWhereAsManyWaitAsMay() {
    ProviderRoom room = new ProviderRoom(new Semaphore(0), LONG);
    room.enter(ProviderRoom.FULL);

    assertThat(CompletableFuture.supplyAsync(() -> room.enter(1)))
        .succeedsWithin(LONG.dividedBy(2))
        .isEqualTo(false);
  }
}
