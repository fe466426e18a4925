package ai.nexus.api.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SeatsTest {

  private final Seats seats = new Seats("p", Duration.ofMinutes(1));

  @Test
  void grantsAsManyAsThereAreAndTheRestInTurn() {
    seats.limit(1, 2);
    Seats.Seat first = seats.tryTake().orElseThrow();
    Seats.Seat second = seats.queue().orElseThrow();
    Seats.Seat third = seats.queue().orElseThrow();

    assertThat(seats.tryTake()).isEmpty();
    assertThat(seats.queue()).isEmpty();
    first.giveBack();

    assertThat(second.granted()).isCompleted();
    assertThat(third.granted()).isNotDone();
    second.giveBack();
    assertThat(third.granted()).isCompleted();
    third.giveBack();
    assertThat(seats.tryTake()).isPresent();
    assertThat(seats.tryTake()).isEmpty();
  }

  @Test
  void forgetsOneThatLeavesTheQueue() {
    seats.limit(1, 1);
    Seats.Seat first = seats.tryTake().orElseThrow();
    seats.queue().orElseThrow().giveBack();

    Seats.Seat next = seats.queue().orElseThrow();
    first.giveBack();

    assertThat(next.granted()).isCompleted();
  }

  @Test
  void refusesOneThatWaitsTooLongAndCountsItNoMore() {
    Seats hasty = new Seats("p", Duration.ofMillis(1));
    hasty.limit(1, 1);
    Seats.Seat first = hasty.tryTake().orElseThrow();
    Seats.Seat late = hasty.queue().orElseThrow();

    await().until(late.granted()::isCompletedExceptionally);

    assertThat(late.granted())
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .havingCause()
        .isInstanceOfSatisfying(
            GatewayException.class,
            full -> assertThat(full.failure()).isEqualTo(Failure.OVERLOADED));
    late.giveBack();
    assertThat(hasty.tryTake()).isEmpty();
    first.giveBack();
    assertThat(hasty.tryTake()).isPresent();
    assertThat(hasty.tryTake()).isEmpty();
  }

  @Test
  void givesThoseThatWaitWhatAnEditMakesRoomFor() {
    seats.limit(1, 5);
    assertThat(seats.tryTake()).isPresent();
    Seats.Seat second = seats.queue().orElseThrow();

    seats.limit(2, 5);

    assertThat(second.granted()).isCompleted();
    assertThat(seats.tryTake()).isEmpty();
  }

  @Test
  void takesSeatsBackWhereAnEditLeavesFewer() {
    seats.limit(2, 0);
    List<Seats.Seat> both = List.of(seats.tryTake().orElseThrow(), seats.tryTake().orElseThrow());
    seats.limit(1, 0);

    both.get(0).giveBack();
    assertThat(seats.tryTake()).isEmpty();
    both.get(1).giveBack();

    assertThat(seats.tryTake()).isPresent();
    assertThat(seats.tryTake()).isEmpty();
  }

  @Test
  void grantsASeatAtOnceThatWasGivenBackBeforeItWasWaitedFor() {
    seats.limit(1, 1);
    Seats.Seat only = seats.tryTake().orElseThrow();
    assertThat(seats.tryTake()).isEmpty();
    only.giveBack();

    assertThat(seats.queue().orElseThrow().granted()).isCompleted();

    assertThat(seats.tryTake()).isEmpty();
  }

  @Test
  void neverGrantsMoreThanThereAreToManyThreads() {
    seats.limit(3, 10_000);
    AtomicInteger open = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<CompletableFuture<Void>> all = new ArrayList<>();

    for (int n = 0; n < 2_000; n++) {
      all.add(CompletableFuture.supplyAsync(this::seat).thenCompose(seat -> use(seat, open, most)));
    }

    assertThat(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)))
        .succeedsWithin(Duration.ofSeconds(20));
    assertThat(most.get()).isBetween(1, 3);
    assertThat(open).hasValue(0);
  }

  private Seats.Seat seat() {
    Optional<Seats.Seat> now = seats.tryTake();
    return now.isPresent() ? now.get() : seats.queue().orElseThrow();
  }

  private static CompletableFuture<Void> use(
      Seats.Seat seat, AtomicInteger open, AtomicInteger most) {
    return seat.granted()
        .thenRunAsync(
            () -> {
              most.accumulateAndGet(open.incrementAndGet(), Math::max);
              open.decrementAndGet();
              seat.giveBack();
            });
  }
}
