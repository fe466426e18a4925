package ai.nexus.api.relay;

import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Opens WebSockets to providers, each on one of the relay's event loops. For any thread. */
public final class UpstreamSockets {

  private static final int CLOSING_SECONDS = 5;

  private final WebSocketClient client;
  private final RelayConfig config;
  private final Supplier<RelayLoop> loops;

  /**
   * @param maxMessage longest message from a provider, in bytes; a longer one ends its socket
   */
  UpstreamSockets(Vertx vertx, RelayConfig config, int maxMessage, Supplier<RelayLoop> loops) {
    this.config = config;
    this.loops = loops;
    this.client =
        vertx.createWebSocketClient(
            new WebSocketClientOptions()
                .setConnectTimeout(Math.toIntExact(config.connect().toMillis()))
                .setMaxConnections(config.maxConnections())
                .setMaxFrameSize(maxMessage)
                .setMaxMessageSize(maxMessage)
                .setClosingTimeout(CLOSING_SECONDS)
                .setTcpNoDelay(true));
  }

  /**
   * @param path below the provider's server_url, with its query
   * @param headers beside those that show who asks
   * @param limit for the handshake, once there is a connection
   * @return fails with a {@link GatewayException} or a {@link RefusedUpgrade}
   */
  public CompletionStage<UpstreamSocket> connect(
      Provider provider,
      String path,
      Map<String, String> headers,
      List<String> subProtocols,
      Duration limit) {
    WebSocketConnectOptions options = address(provider, path);
    options.setTimeout(limit.toMillis());
    options.setSubProtocols(subProtocols);
    options.putHeader("User-Agent", "NexusAI/1.0");
    headers.forEach(options::putHeader);
    provider.api().headers(provider.serverKey()).forEach(options::putHeader);
    CompletableFuture<UpstreamSocket> connected = new CompletableFuture<>();
    RelayLoop loop = loops.get();
    loop.execute(
        () ->
            new UpstreamSocket(client.webSocket(), loop)
                .connect(options)
                .whenComplete((socket, failed) -> complete(connected, provider, socket, failed)));
    return connected;
  }

  private static void complete(
      CompletableFuture<UpstreamSocket> connected,
      Provider provider,
      UpstreamSocket socket,
      Throwable failed) {
    if (failed == null) {
      connected.complete(socket);
    } else {
      connected.completeExceptionally(
          inOurTerms(provider, failed instanceof CompletionException ? failed.getCause() : failed));
    }
  }

  private WebSocketConnectOptions address(Provider provider, String path) {
    URI base = provider.serverUrl();
    boolean tls = "https".equalsIgnoreCase(base.getScheme());
    WebSocketConnectOptions options =
        new WebSocketConnectOptions()
            .setHost(base.getHost())
            .setPort(base.getPort() >= 0 ? base.getPort() : tls ? 443 : 80)
            .setSsl(tls)
            .setURI(base.getRawPath() + path)
            .setConnectTimeout(config.connect().toMillis());
    provider.proxyUrl().map(Proxies::options).ifPresent(options::setProxyOptions);
    return options;
  }

  private static Exception inOurTerms(Provider provider, Throwable failed) {
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
    Optional<GatewayException> ours = UpstreamErrors.ofStatus(provider, status);
    if (ours.isPresent()) {
      return ours.get();
    }
    byte[] body = refused.getBody() == null ? new byte[0] : refused.getBody().getBytes();
    return new RefusedUpgrade(
        status,
        Optional.ofNullable(refused.getHeaders().get("content-type")).orElse("text/plain"),
        Optional.ofNullable(refused.getHeaders().get("retry-after")),
        UpstreamErrors.withoutKey(provider, body));
  }
}
