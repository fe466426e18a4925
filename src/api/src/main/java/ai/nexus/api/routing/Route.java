package ai.nexus.api.routing;

import ai.nexus.core.catalogue.RoutePolicy;
import ai.nexus.core.error.GatewayException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The targets that may serve one exchange, in the order in which they are tried, and what is tried
 * next when one has failed. A key that was refused of late comes last; a target whose circuit is
 * open or that asked to be left alone is passed over. For one thread at a time.
 */
public final class Route {

  private final RoutePolicy policy;
  private final List<List<Candidate>> models;
  private final RetryConfig config;
  private final Clock clock;
  private int attempts;
  private int repeats;

  /**
   * Another attempt.
   *
   * @param delay before it is made; then its permit's room may have to be waited for
   */
  public record Next(Permit permit, Duration delay) {

    /** Whether nothing has to be waited for. */
    public boolean isReady() {
      return delay.isZero() && permit.hasRoom();
    }
  }

  /**
   * @param models the targets of the model, then those of each that it falls back on, in order
   */
  Route(RoutePolicy policy, List<List<Candidate>> models, RetryConfig config, Clock clock) {
    this.policy = policy;
    this.models = models;
    this.config = config;
    this.clock = clock;
  }

  public RoutePolicy policy() {
    return policy;
  }

  /**
   * The first attempt. Where all targets are rate limited, but one not for long, it is waited for.
   *
   * @throws GatewayException where no target can be called soon
   */
  public Next first() {
    Next next =
        untried()
            .map(permit -> new Next(permit, Duration.ZERO))
            .or(() -> soonest(Duration.ZERO))
            .orElseThrow(() -> NoTarget.of(policy.model(), models));
    attempts = 1;
    return next;
  }

  /** In the place of a target that cannot be asked this; none where there is no other. */
  public Optional<Permit> insteadOf(Permit unfit) {
    unfit.release();
    return untried();
  }

  /** After a failure; none where the client is to see it. */
  public Optional<Next> after(AttemptFailure failure) {
    boolean last = failure.kind() == FailureKind.REQUEST || failure.kind() == FailureKind.END;
    if (last || attempts >= config.attempts()) {
      return Optional.empty();
    }
    Optional<Next> next =
        untried().map(permit -> new Next(permit, Duration.ZERO)).or(() -> again(failure));
    if (next.isPresent()) {
      attempts++;
    }
    return next;
  }

  /** Of the model itself, if need be when a seat is free, before those that it falls back on. */
  private Optional<Permit> untried() {
    return Choice.untried(models, this::take);
  }

  private Optional<Permit> take(Candidate candidate, Choice.Turn turn) {
    return turn == Choice.Turn.QUEUE ? later(candidate) : now(candidate);
  }

  private Optional<Permit> now(Candidate candidate) {
    return candidate.seats().isEmpty()
        ? permit(candidate, Optional.empty())
        : candidate.seats().get().tryTake().flatMap(seat -> permit(candidate, Optional.of(seat)));
  }

  private Optional<Permit> later(Candidate candidate) {
    return candidate
        .seats()
        .flatMap(Seats::queue)
        .flatMap(seat -> permit(candidate, Optional.of(seat)));
  }

  /** All have been tried: the one that can be called soonest, once more. */
  private Optional<Next> again(AttemptFailure failure) {
    return switch (failure.kind()) {
      case UNAVAILABLE, RATE_LIMITED -> soonest(backOff());
      default -> Optional.empty();
    };
  }

  private Optional<Next> soonest(Duration pause) {
    return Choice.soonest(models, config.maxDelay())
        .flatMap(
            soonest -> now(soonest).map(permit -> new Next(permit, longer(pause, soonest.left()))));
  }

  /** Between half and all of what doubles each time. */
  private Duration backOff() {
    long doubled = config.baseDelay().toMillis() << Math.min(repeats, 20);
    repeats++;
    long most = Math.min(doubled, config.maxDelay().toMillis());
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
  }

  private Optional<Permit> permit(Candidate candidate, Optional<Seats.Seat> seat) {
    if (!candidate.state().breaker().tryAcquire()) {
      seat.ifPresent(Seats.Seat::giveBack);
      return Optional.empty();
    }
    candidate.tried();
    return Optional.of(new Permit(candidate.target(), candidate.state(), seat, config, clock));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
