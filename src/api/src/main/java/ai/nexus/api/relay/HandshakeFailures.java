package ai.nexus.api.relay;

import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.UpgradeRejectedException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeoutException;

/** What becomes of a socket's handshake that a provider has not accepted. */
final class HandshakeFailures {

  private HandshakeFailures() {}

  /**
   * @return a {@link GatewayException} or a {@link RefusedUpgrade}
   */
  static Exception inOurTerms(Provider provider, Throwable failed) {
    if (failed instanceof UpgradeRejectedException refused) {
      return refusal(provider, refused);
    }
    if (failed instanceof HttpClosedException || failed instanceof WebSocketHandshakeException) {
      return new GatewayException(
          Failure.UPSTREAM_BROKEN,
          "The provider '" + provider.name() + "' did not complete the handshake of a WebSocket.",
          failed);
    }
    if (failed instanceof TimeoutException) {
      return new GatewayException(
          Failure.UPSTREAM_TIMEOUT,
          "The provider '" + provider.name() + "' did not answer the handshake in time.",
          failed);
    }
    return UpstreamFailures.connecting(provider, failed);
  }

  private static Exception refusal(Provider provider, UpgradeRejectedException refused) {
    int status = refused.getStatus();
    if (status < 300) {
      return new GatewayException(
          Failure.UPSTREAM_BROKEN,
          "The provider '" + provider.name() + "' answered a handshake with status " + status + ".",
          refused);
    }
    byte[] body = refused.getBody() == null ? new byte[0] : refused.getBody().getBytes();
    String type =
        Optional.ofNullable(refused.getHeaders().get("content-type")).orElse("text/plain");
    AnswerHead head =
        new AnswerHead(
            status, type, refused.getHeaders().entries(), OptionalLong.of(body.length), false);
    return new RefusedUpgrade(
        status,
        type,
        Optional.ofNullable(refused.getHeaders().get("retry-after")),
        UpstreamErrors.withoutKey(provider, body),
        RetryAfter.failure(status, head, body, Optional.empty()),
        UpstreamErrors.ofStatus(provider, status));
  }
}
