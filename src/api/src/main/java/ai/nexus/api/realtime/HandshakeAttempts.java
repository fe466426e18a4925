package ai.nexus.api.realtime;

import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.relay.GivenUp;
import ai.nexus.api.relay.RefusedUpgrade;
import ai.nexus.api.relay.UpstreamSocket;
import ai.nexus.api.routing.AttemptFailure;
import ai.nexus.api.routing.Permit;
import ai.nexus.api.routing.Route;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.usage.Outcome;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * Takes one handshake to the targets of its route, in turn, until one accepts it. A target's seat
 * is taken for as long as its socket is open. On the request's thread, which waits.
 */
final class HandshakeAttempts {

  private final Exchange exchange;
  private final Handshake handshake;
  private final Route route;
  private final Connector connector;
  private boolean asked;

  HandshakeAttempts(Exchange exchange, Handshake handshake, Route route, Connector connector) {
    this.exchange = exchange;
    this.handshake = handshake;
    this.route = route;
    this.connector = connector;
  }

  /**
   * @throws RefusedUpgrade where the last provider's own answer is what the client is to see
   * @throws GatewayException where no provider can be had
   */
  Accepted go() throws RefusedUpgrade {
    Route.Next next = route.first();
    exchange.routed(next.permit().target());
    while (true) {
      Permit permit = next.permit();
      try {
        awaitRoom(next);
        return accepted(permit);
      } catch (GatewayException failed) {
        next = after(permit, failed);
      } catch (RefusedUpgrade refused) {
        next = after(permit, refused);
      } catch (RuntimeException | Error bug) {
        permit.release();
        throw bug;
      }
    }
  }

  private static void awaitRoom(Route.Next next) {
    try {
      Thread.sleep(next.delay().toMillis());
      next.permit().room().toCompletableFuture().get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new GatewayException(Failure.SHUTTING_DOWN, "The gateway is shutting down.", stopped);
    } catch (ExecutionException full) {
      throw full.getCause() instanceof GatewayException tooLong
          ? tooLong
          : new GatewayException(
              Failure.INTERNAL, "The gateway failed on this handshake.", full.getCause());
    }
  }

  private Accepted accepted(Permit permit) throws RefusedUpgrade {
    exchange.routed(permit.target());
    exchange.attempts().begin();
    asked = true;
    permit.begins();
    UpstreamSocket socket = connector.connect(handshake, permit.target());
    permit.answered();
    socket.whenGone(permit::ended);
    return new Accepted(permit.target(), socket, exchange.attempts().givenUp());
  }

  private Route.Next after(Permit permit, GatewayException failed) {
    ResponseEnd end = ResponseEnd.of(failed.failure());
    AttemptFailure how = AttemptFailure.of(failed.failure());
    return next(permit, how, end.outcome(), Optional.empty(), end.code()).orElseThrow(() -> failed);
  }

  private Route.Next after(Permit permit, RefusedUpgrade refused) throws RefusedUpgrade {
    Optional<Route.Next> next =
        next(
            permit,
            refused.failure(),
            Outcome.UPSTREAM_ERROR,
            Optional.of(refused.status()),
            refused
                .inOurWords()
                .map(ours -> ours.failure().code())
                .orElse(Optional.of("upstream_" + refused.status())));
    if (next.isEmpty() && refused.inOurWords().isPresent()) {
      throw refused.inOurWords().get();
    }
    return next.orElseThrow(() -> refused);
  }

  /** What was never asked is not to blame, and was no attempt. */
  private Optional<Route.Next> next(
      Permit permit,
      AttemptFailure how,
      Outcome outcome,
      Optional<Integer> status,
      Optional<String> code) {
    boolean wasAsked = asked;
    asked = false;
    if (wasAsked) {
      permit.failed(how);
    } else {
      permit.release();
    }
    Optional<Route.Next> next = route.after(how);
    if (next.isPresent() && wasAsked) {
      GivenUp.note(exchange, permit.target(), outcome, status, code);
    }
    return next;
  }
}
