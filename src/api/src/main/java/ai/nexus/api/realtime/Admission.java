package ai.nexus.api.realtime;

import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.relay.RefusedUpgrade;
import ai.nexus.api.relay.UpstreamSocket;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.log.EventLog;
import ai.nexus.core.usage.Outcome;
import ai.nexus.wire.model.Dialect;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Takes a handshake to its provider. One that comes to nothing leaves its record; one that succeeds
 * leaves none, for its responses will.
 */
final class Admission {

  private static final EventLog LOG = EventLog.of(Admission.class);
  // Threads of the API's listener that may wait for providers that read slowly.
  private static final int MOST_WAITING = 64;

  private final RealtimeLine line;
  private final Connector connector;
  private final Semaphore mayWait = new Semaphore(MOST_WAITING);

  Admission(RealtimeLine line, Connector connector) {
    this.line = line;
    this.connector = connector;
  }

  RealtimeConnection admit(Handshake handshake) throws RefusedUpgrade {
    Exchange exchange = line.exchanges().open(handshake.caller(), handshake.facts());
    try {
      Target target = route(exchange, handshake);
      exchange.attempts().begin();
      UpstreamSocket upstream = connector.connect(handshake, target);
      exchange.goesOn();
      return new RealtimeConnection(line, handshake, target, upstream, mayWait);
    } catch (GatewayException refused) {
      log(exchange, refused);
      finish(exchange, ResponseEnd.of(refused.failure()));
      throw refused;
    } catch (RefusedUpgrade refused) {
      finish(exchange, new ResponseEnd(Outcome.UPSTREAM_ERROR, refused.status(), Optional.empty()));
      throw refused;
    } catch (RuntimeException | Error bug) {
      finish(exchange, ResponseEnd.of(Failure.INTERNAL));
      throw bug;
    }
  }

  private Target route(Exchange exchange, Handshake handshake) {
    String model =
        handshake
            .model()
            .orElseThrow(
                () ->
                    GatewayException.atParam(
                        Failure.MALFORMED_REQUEST,
                        "model",
                        "Name a model in the address: /v1/realtime?model=<model>."));
    exchange.asked(new byte[0], model, true, Optional.empty());
    line.exchanges().admit(exchange);
    Target target = line.router().preferred(handshake.caller(), model);
    exchange.routed(target);
    requireRealtime(target);
    return target;
  }

  private static void requireRealtime(Target target) {
    Dialect dialect = target.provider().dialect();
    if (dialect != Dialect.OPENAI && dialect != Dialect.RESPONSES) {
      throw GatewayException.atParam(
          Failure.MALFORMED_REQUEST,
          "model",
          "The model '"
              + target.modelName()
              + "' is served by a provider that speaks "
              + dialect.label()
              + ", and realtime can only be had where openai is spoken: Gemini Live and other"
              + " vendors' sockets are not translated. Ask for another model.");
    }
  }

  /** The client is answered when the record is kept. */
  private static void finish(Exchange exchange, ResponseEnd end) {
    exchange.finish(end.outcome(), end.status(), end.code()).toCompletableFuture().join();
    exchange.closed();
  }

  private static void log(Exchange exchange, GatewayException failure) {
    LOG.log(
        failure.failure().logLevel(),
        exchange.requestId(),
        failure.getMessage(),
        Map.of(
            "provider", exchange.target().map(target -> target.provider().name()).orElse(""),
            "client_key", exchange.caller().keyHint(),
            "cause", String.valueOf(failure.getCause())));
  }
}
