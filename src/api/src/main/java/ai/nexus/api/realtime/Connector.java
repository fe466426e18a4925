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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Opens a provider's socket before the client's, so that a provider's refusal is an HTTP answer.
 * The thread that asks for it waits.
 */
final class Connector {

  private final UpstreamSockets sockets;
  private final Duration limit;

  Connector(UpstreamSockets sockets, Duration limit) {
    this.sockets = sockets;
    this.limit = limit;
  }

  /**
   * @throws RefusedUpgrade where the provider refuses
   * @throws GatewayException where the provider cannot be had
   */
  UpstreamSocket connect(Handshake asked, Target target) throws RefusedUpgrade {
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
