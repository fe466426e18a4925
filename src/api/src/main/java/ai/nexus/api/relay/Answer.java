package ai.nexus.api.relay;

import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.routing.AttemptFailure;
import ai.nexus.api.routing.FailureKind;
import ai.nexus.api.routing.Permit;
import ai.nexus.api.routing.Route;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.log.EventLog;
import ai.nexus.core.usage.Outcome;
import ai.nexus.wire.model.UsageReport;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;

/**
 * One attempt of an exchange as its {@link AnswerFlow} sees it: how it is translated, to whom it
 * goes, and the ways in which it ends, of which the first counts. A failure before the answer has
 * begun may give way to another attempt, and the client sees nothing of it. Used on the exchange's
 * event loop.
 */
final class Answer {

  /** Who carries it. */
  interface Carrier {
    /** Another attempt to take this one's place; none where the client is to see the failure. */
    Optional<Route.Next> next(AttemptFailure failure);

    /**
     * Makes the other attempt.
     *
     * @param told as for {@link #ending}
     */
    void goOn(Route.Next next, boolean told);

    /**
     * The answer ends now; called once, before the exchange is finished.
     *
     * @param told whether the upstream has told the end, so that its connection can be used again
     */
    void ending(boolean told);
  }

  private static final EventLog LOG = EventLog.of(Answer.class);
  private static final AttemptFailure UNAVAILABLE =
      new AttemptFailure(FailureKind.UNAVAILABLE, Optional.empty());

  private final Exchange exchange;
  private final ExchangeEnd ends;
  private Permit permit;
  private Optional<Translation> translation = Optional.empty();
  private Optional<Carrier> carrier = Optional.empty();
  private Downstream downstream;
  private boolean clientHasLeft;
  private boolean ended;

  Answer(Exchange exchange, Permit permit, Downstream downstream, ExchangeEnd ends) {
    this.exchange = exchange;
    this.permit = permit;
    this.downstream = downstream;
    this.ends = ends;
  }

  void carriedBy(Carrier call) {
    carrier = Optional.of(call);
  }

  /** The request goes this way, which may be to another target than was first thought of. */
  void goes(Course course) {
    permit = course.permit();
    translation = Optional.of(course.translation());
  }

  /** The first event of a good answer has come. */
  void firstEvent() {
    exchange.firstEvent();
    permit.answered();
  }

  /** Ends it well; {@code last} sends what was held back until the record is safe. */
  void complete(int status, Runnable last) {
    if (!ended) {
      permit.ended();
      exchange.answeredWhole();
      tell(Outcome.COMPLETED, status, Optional.empty(), last);
    }
  }

  /** Ends it with a body that passes as it came, but is no answer. */
  void malformed(int status, Runnable last) {
    if (!ended) {
      permit.failed(UNAVAILABLE);
      tell(Outcome.UPSTREAM_ERROR, status, Optional.of("upstream_malformed"), last);
    }
  }

  /**
   * Ends it, before it has begun, with an error that the upstream told under a good status.
   *
   * @param usage that it told beside; what has cost something is not asked for again
   */
  void failed(ToldError error, AnswerHead head, UsageReport usage) {
    boolean paid = hasToldAll(usage);
    if (!paid) {
      exchange.noAnswer(); // so that nobody estimates what it has cost
    }
    AttemptFailure failure = failure(error, head);
    Optional<GatewayException> ours = UpstreamErrors.ofStatus(target().provider(), error.status());
    if (ours.isPresent()) {
      refuse(ours.get(), failure, Optional.of(error.status()));
      return;
    }
    if (ended || givesWay(failure, error.status())) {
      return;
    }
    byte[] bytes = error.bytes();
    boolean repeated = exchange.attempts().count() > 1;
    AnswerHead told = head.ofError(error);
    AnswerHead once = paid || repeated ? told.withoutRetry() : told;
    AnswerHead shown = translation().isUntouched() ? once : once.waiting(error.retryAfter());
    failed(
        error.status(),
        () -> {
          downstream.begin(shown);
          downstream.body(bytes, 0, bytes.length);
          downstream.end();
        });
  }

  private static AttemptFailure failure(ToldError error, AnswerHead head) {
    return RetryAfter.failure(error.status(), head, error.bytes(), error.retryAfter());
  }

  /** Whether a body tells any usage, which it does whole when it has come to its end. */
  boolean hasToldAll(UsageReport usage) {
    boolean told = !usage.tokens().isUnknown();
    if (told) {
      exchange.answeredWhole();
    }
    return told;
  }

  /**
   * Ends it with an error that the upstream told amid its answer; {@code last} tells the client.
   */
  void failedAmid(ToldError error, AnswerHead head, Runnable last) {
    if (!ended) {
      permit.failed(failure(error, head));
      tell(Outcome.UPSTREAM_ERROR, error.status(), code(error.status()), last);
    }
  }

  /** Ends it with an error that the upstream told; {@code last} tells the client. */
  void failed(int status, Runnable last) {
    if (!ended) {
      tell(Outcome.UPSTREAM_ERROR, status, code(status), last);
    }
  }

  /**
   * Whether another attempt takes the place of one whose upstream told an error.
   *
   * @param status the upstream's
   */
  boolean givesWay(AttemptFailure failure, int status) {
    return givesWay(failure, Outcome.UPSTREAM_ERROR, Optional.of(status), code(status));
  }

  private boolean givesWay(
      AttemptFailure failure, Outcome outcome, Optional<Integer> status, Optional<String> code) {
    boolean asked = translation.isPresent();
    Optional<Route.Next> next = next(failure, asked);
    if (next.isEmpty()) {
      return false;
    }
    ended = true;
    if (asked) {
      GivenUp.note(exchange, target(), outcome, status, code);
    }
    carrier().goOn(next.get(), status.isPresent());
    return true;
  }

  /** Where it is a bug that there is none, the client sees the failure that there was before. */
  private Optional<Route.Next> next(AttemptFailure failure, boolean asked) {
    try {
      if (asked) {
        permit.failed(failure);
      } else {
        permit.release(); // what was never asked is not to blame
      }
      return carrier().next(failure);
    } catch (RuntimeException | Error bug) {
      // Nobody above could end the exchange: it would stay open for its whole total limit.
      LOG.log(
          Level.ERROR,
          exchange.requestId(),
          "The gateway failed to look for another target",
          Map.of("provider", target().provider().name()),
          bug);
      return Optional.empty();
    }
  }

  /** The client, which another attempt takes over. */
  Downstream handOver() {
    Downstream client = downstream;
    downstream = new AbsentClient();
    return client;
  }

  /** Ends it with an error that the gateway words. */
  void refuse(GatewayException failure) {
    refuse(failure, AttemptFailure.of(failure.failure()), Optional.empty());
  }

  /**
   * The same where more is known of how the attempt failed.
   *
   * @param status the upstream's, where it told one
   */
  void refuse(GatewayException failure, AttemptFailure how, Optional<Integer> status) {
    Failure kind = failure.failure();
    if (ended || givesWay(how, ExchangeEnd.outcomeOf(kind), status, kind.code())) {
      return;
    }
    end(false);
    boolean paid = !exchange.usage().tokens().isUnknown();
    boolean mayRetry = kind.retryable() && exchange.attempts().count() < 2 && !paid;
    Runnable last = () -> downstream.fail(failure, mayRetry);
    if (clientHasLeft) {
      ends.leftAndFailed(exchange, failure, last);
    } else {
      ends.failed(exchange, failure, last);
    }
  }

  /** Lets go of the client; the answer goes on without one. */
  void leaveClient() {
    Downstream gone = downstream;
    downstream = new AbsentClient();
    clientHasLeft = true;
    gone.abandon();
  }

  boolean clientHasLeft() {
    return clientHasLeft;
  }

  /** Ends it because nobody waits for the rest. */
  void abandon() {
    if (!ended) {
      permit.release();
      end(false);
      ends.left(exchange, downstream::abandon);
    }
  }

  private void tell(Outcome outcome, int status, Optional<String> code, Runnable last) {
    end(true);
    if (clientHasLeft) {
      ends.left(exchange, last);
    } else {
      ends.told(exchange, outcome, status, code, last);
    }
  }

  private void end(boolean told) {
    ended = true;
    carrier().ending(told);
  }

  private static Optional<String> code(int status) {
    return Optional.of("upstream_" + status);
  }

  private Carrier carrier() {
    return carrier.orElseThrow();
  }

  boolean ended() {
    return ended;
  }

  Exchange exchange() {
    return exchange;
  }

  Translation translation() {
    return translation.orElseThrow();
  }

  Target target() {
    return permit.target();
  }

  Permit permit() {
    return permit;
  }

  Downstream downstream() {
    return downstream;
  }
}
