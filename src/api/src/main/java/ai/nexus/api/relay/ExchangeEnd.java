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
 * tells of it, and what runs on its event loop when the record is safe.
 */
final class ExchangeEnd {

  private static final EventLog LOG = EventLog.of(ExchangeEnd.class);

  private final Exchange exchange;
  private final RelayLoop loop;
  private boolean clientHasLeft;

  ExchangeEnd(Exchange exchange, RelayLoop loop) {
    this.exchange = exchange;
    this.loop = loop;
  }

  /** From now on every end is that of a client which left; how the upstream ended is not its. */
  void clientLeft() {
    clientHasLeft = true;
  }

  boolean clientHasLeft() {
    return clientHasLeft;
  }

  /** The upstream has told the end, good or bad. */
  void told(Outcome outcome, int status, Optional<String> code, Runnable last) {
    if (clientHasLeft) {
      left(last);
    } else {
      finish(outcome, status, code, last);
    }
  }

  /** The gateway ends it with an error. */
  void failed(GatewayException failure, Runnable last) {
    log(failure);
    Failure kind = failure.failure();
    told(outcomeOf(kind), kind.status(), kind.code(), last);
  }

  /** Nobody waits for the rest. */
  void left(Runnable last) {
    Failure gone = Failure.CLIENT_GONE;
    finish(Outcome.CLIENT_CLOSED, gone.status(), gone.code(), last);
  }

  private void finish(Outcome outcome, int status, Optional<String> code, Runnable last) {
    exchange.finish(outcome, status, code).thenRun(() -> onLoop(last));
  }

  private void onLoop(Runnable task) {
    if (loop.isCurrent()) {
      task.run();
    } else {
      loop.execute(task);
    }
  }

  private void log(GatewayException failure) {
    LOG.log(
        failure.failure().logLevel(),
        exchange.requestId(),
        failure.getMessage(),
        Map.of(
            "provider", exchange.target().orElseThrow().provider().name(),
            "model", exchange.target().orElseThrow().modelName(),
            "client_key", exchange.caller().keyHint(),
            "attempt", exchange.attempts(),
            "cause", String.valueOf(failure.getCause())));
  }

  private static Outcome outcomeOf(Failure failure) {
    return switch (failure) {
      case UPSTREAM_TIMEOUT -> Outcome.TIMEOUT;
      case OVERLOADED, SHUTTING_DOWN -> Outcome.REJECTED;
      default -> Outcome.UPSTREAM_ERROR;
    };
  }
}
