package ai.nexus.api.realtime;

import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.relay.RefusedUpgrade;
import ai.nexus.api.routing.Route;
import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.log.EventLog;
import ai.nexus.core.usage.Outcome;
import ai.nexus.wire.model.Operation;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Takes a handshake to its provider. One that comes to nothing leaves its record; one that succeeds
 * leaves none, for its responses will. The container upgrades on the request's thread only, so that
 * thread waits: at most {@value #MOST_WAITING} at a time of the 200 that the API's listener has.
 */
final class Admission {

  private static final EventLog LOG = EventLog.of(Admission.class);
  private static final int MOST_WAITING = 64;

  private final RealtimeLine line;
  private final Connector connector;
  private final Semaphore mayOpen = new Semaphore(MOST_WAITING);
  // Threads of the API's listener that may wait for providers that read slowly.
  private final Semaphore mayWait = new Semaphore(MOST_WAITING);

  Admission(RealtimeLine line, Connector connector) {
    this.line = line;
    this.connector = connector;
  }

  /**
   * @param ended is given the handshake's exchange before this returns or throws
   */
  RealtimeConnection admit(Handshake handshake, Consumer<Exchange> ended) throws RefusedUpgrade {
    Exchange exchange = line.exchanges().open(handshake.caller(), handshake.facts());
    if (line.tellTarget()) {
      exchange.mayTellTarget();
    }
    try {
      return admit(exchange, handshake);
    } finally {
      ended.accept(exchange);
    }
  }

  private RealtimeConnection admit(Exchange exchange, Handshake handshake) throws RefusedUpgrade {
    try {
      Accepted accepted = open(exchange, handshake, route(exchange, handshake));
      exchange.goesOn();
      return new RealtimeConnection(line, handshake, accepted, mayWait);
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

  private Route route(Exchange exchange, Handshake handshake) {
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
    return line.router()
        .route(handshake.caller(), model, handshake.namedConversation(), Admission::hasRealtime)
        .orElseThrow(() -> notServed(exchange, handshake, model));
  }

  private static boolean hasRealtime(Target target) {
    return target.provider().serves(Operation.REALTIME);
  }

  private GatewayException notServed(Exchange exchange, Handshake handshake, String model) {
    Target one = line.router().preferred(handshake.caller(), model);
    exchange.routed(one);
    Provider provider = one.provider();
    return GatewayException.atParam(
        Failure.MALFORMED_REQUEST,
        "model",
        "The model '"
            + model
            + "' is served by a provider that speaks "
            + provider.dialect().label()
            + ", and realtime can only be had where openai is spoken: Gemini Live and other"
            + " vendors' sockets are not translated. Ask for another model.");
  }

  private Accepted open(Exchange exchange, Handshake handshake, Route route) throws RefusedUpgrade {
    if (!mayOpen.tryAcquire()) {
      throw new GatewayException(
          Failure.OVERLOADED, "Too many realtime sockets are being opened. Try again.");
    }
    try {
      return new HandshakeAttempts(exchange, handshake, route, connector).go();
    } finally {
      mayOpen.release();
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
            "attempt", exchange.attempts().count(),
            "cause", String.valueOf(failure.getCause())));
  }
}
