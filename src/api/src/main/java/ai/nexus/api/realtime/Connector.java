package ai.nexus.api.realtime;

import ai.nexus.api.relay.RefusedUpgrade;
import ai.nexus.api.relay.UpstreamSocket;
import ai.nexus.api.relay.UpstreamSockets;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Opens the provider's socket before the client's, so that a provider's refusal is an HTTP answer.
 * The container upgrades on the request's thread only, so that thread waits: at most {@value
 * #MOST_WAITING} at a time of the 200 that the API's listener has.
 */
final class Connector {

  private static final int MOST_WAITING = 64;

  private final UpstreamSockets sockets;
  private final Duration limit;
  private final Semaphore waiting = new Semaphore(MOST_WAITING);

  Connector(UpstreamSockets sockets, Duration limit) {
    this.sockets = sockets;
    this.limit = limit;
  }

  /**
   * @throws RefusedUpgrade where the provider's own answer is what the client is to see
   * @throws GatewayException where the provider cannot be had, or too many wait
   */
  UpstreamSocket connect(Handshake asked, Target target) throws RefusedUpgrade {
    if (!waiting.tryAcquire()) {
      throw new GatewayException(
          Failure.OVERLOADED, "Too many realtime sockets are being opened. Try again.");
    }
    try {
      return await(
          sockets
              .connect(
                  target.provider(),
                  asked.query().path(target.upstreamModel(), target.provider().api()),
                  asked.headers(),
                  asked.subProtocols().passedOn(),
                  limit)
              .toCompletableFuture(),
          target);
    } finally {
      waiting.release();
    }
  }

  private UpstreamSocket await(CompletableFuture<UpstreamSocket> socket, Target target)
      throws RefusedUpgrade {
    try {
      return socket.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      giveUp(socket);
      throw new GatewayException(
          Failure.UPSTREAM_TIMEOUT,
          "The provider '" + target.provider().name() + "' did not answer the handshake in time.",
          late);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      giveUp(socket);
      throw new GatewayException(Failure.SHUTTING_DOWN, "The gateway is shutting down.", stopped);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RefusedUpgrade refused) {
        throw refused;
      }
      if (failed.getCause() instanceof GatewayException ours) {
        throw ours;
      }
      throw new GatewayException(
          Failure.INTERNAL, "The gateway failed on this handshake.", failed.getCause());
    }
  }

  private static void giveUp(CompletionStage<UpstreamSocket> socket) {
    socket.thenAccept(late -> late.close(Closing.GOING_AWAY, "nobody waits any more"));
  }
}
