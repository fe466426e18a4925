package ai.nexus.api.relay;

import ai.nexus.api.exchange.Exchange;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.log.EventLog;
import ai.nexus.core.usage.Outcome;
import java.util.Map;
import java.util.Optional;

/**
 * How an exchange that went upstream is finished: the outcome it is recorded with, what the log
 * tells of it, and what runs on its event loop when the record is safe. One for all of a loop.
 */
final class ExchangeEnd {

  private static final EventLog LOG = EventLog.of(ExchangeEnd.class);

  private final RelayLoop loop;

  ExchangeEnd(RelayLoop loop) {
    this.loop = loop;
  }

  /** The upstream has told the end, good or bad. */
  void told(Exchange exchange, Outcome outcome, int status, Optional<String> code, Runnable last) {
    exchange.finish(outcome, status, code).thenRun(() -> onLoop(last));
  }

  /** The gateway ends it with an error. */
  void failed(Exchange exchange, GatewayException failure, Runnable last) {
    log(exchange, failure);
    Failure kind = failure.failure();
    told(exchange, outcomeOf(kind), kind.status(), kind.code(), last);
  }

  /** The client has left; how the upstream ends is not its. */
  void left(Exchange exchange, Runnable last) {
    Failure gone = Failure.CLIENT_GONE;
    told(exchange, Outcome.CLIENT_CLOSED, gone.status(), gone.code(), last);
  }

  /** The same, where the gateway gives up what it read on without a client. */
  void leftAndFailed(Exchange exchange, GatewayException failure, Runnable last) {
    log(exchange, failure);
    left(exchange, last);
  }

  private void onLoop(Runnable task) {
    if (loop.isCurrent()) {
      task.run();
    } else {
      loop.execute(task);
    }
  }

  private static void log(Exchange exchange, GatewayException failure) {
    LOG.log(
        failure.failure().logLevel(),
        exchange.requestId(),
        failure.getMessage(),
        Map.of(
            "provider", exchange.target().orElseThrow().provider().name(),
            "model", exchange.target().orElseThrow().modelName(),
            "client_key", exchange.caller().keyHint(),
            "attempt", exchange.attempts().count(),
            "cause", String.valueOf(failure.getCause())));
  }

  /** What a failure is recorded as. */
  static Outcome outcomeOf(Failure failure) {
    return switch (failure) {
      case UPSTREAM_TIMEOUT -> Outcome.TIMEOUT;
      case OVERLOADED, SHUTTING_DOWN -> Outcome.REJECTED;
      default -> Outcome.UPSTREAM_ERROR;
    };
  }
}
