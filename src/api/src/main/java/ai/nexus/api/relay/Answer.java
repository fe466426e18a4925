package ai.nexus.api.relay;

import ai.nexus.api.exchange.Exchange;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.usage.Outcome;
import java.util.Optional;

/**
 * One exchange as its {@link AnswerFlow} sees it: how it is translated, to whom it goes, and the
 * ways in which it ends, of which the first counts. Used on the exchange's event loop.
 */
final class Answer {

  /** Who carries it. */
  interface Carrier {
    /**
     * The answer ends now; called once, before the exchange is finished.
     *
     * @param told whether the upstream has told the end, so that its connection can be used again
     */
    void ending(boolean told);
  }

  private final Exchange exchange;
  private final Translation translation;
  private final Target target;
  private final ExchangeEnd ends;
  private final Carrier carrier;
  private Downstream downstream;
  private boolean clientHasLeft;
  private boolean ended;

  Answer(
      Exchange exchange,
      Translation translation,
      Downstream downstream,
      RelayLoop loop,
      Carrier carrier) {
    this.exchange = exchange;
    this.translation = translation;
    this.target = exchange.target().orElseThrow();
    this.downstream = downstream;
    this.ends = loop.end();
    this.carrier = carrier;
  }

  /**
   * Ends it as its upstream told; {@code last} sends what was held back until the record is safe.
   */
  void complete(Outcome outcome, int status, Optional<String> code, Runnable last) {
    if (ended) {
      return;
    }
    if (outcome == Outcome.COMPLETED) {
      exchange.answeredWhole();
    }
    end(true);
    if (clientHasLeft) {
      ends.left(exchange, last);
    } else {
      ends.told(exchange, outcome, status, code, last);
    }
  }

  /** Ends it, before it has begun, with an error that the upstream told. */
  void failed(ToldError error, AnswerHead head) {
    Optional<GatewayException> ours = UpstreamErrors.ofStatus(target.provider(), error.status());
    if (ours.isPresent()) {
      refuse(ours.get());
      return;
    }
    byte[] bytes = error.bytes();
    AnswerHead shown = head.ofError(error);
    failed(
        error,
        error.status(),
        () -> {
          downstream.begin(shown);
          downstream.body(bytes, 0, bytes.length);
          downstream.end();
        });
  }

  /** Ends it with an error that the upstream told; {@code last} tells the client. */
  void failed(ToldError error, int status, Runnable last) {
    complete(Outcome.UPSTREAM_ERROR, status, Optional.of("upstream_" + error.status()), last);
  }

  /** Ends it with an error that the gateway words. */
  void refuse(GatewayException failure) {
    if (ended) {
      return;
    }
    end(false);
    boolean mayRetry = failure.failure().retryable() && UpstreamCall.mayTryAgain(exchange);
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
    if (ended) {
      return;
    }
    end(false);
    ends.left(exchange, downstream::abandon);
  }

  private void end(boolean told) {
    ended = true;
    carrier.ending(told);
  }

  boolean ended() {
    return ended;
  }

  Exchange exchange() {
    return exchange;
  }

  Translation translation() {
    return translation;
  }

  Target target() {
    return target;
  }

  Downstream downstream() {
    return downstream;
  }
}
