package ai.nexus.api.relay;

import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Opens WebSockets to providers, each on one of the relay's event loops. For any thread. */
public final class UpstreamSockets {

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
                .setClosingTimeout(Math.toIntExact(UpstreamSocket.ANSWER_LIMIT.toSeconds()))
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
    CompletableFuture<UpstreamSocket> connected = new CompletableFuture<>();
    RelayLoop loop = loops.get();
    loop.execute(
        () ->
            guarded(
                connected,
                () ->
                    new UpstreamSocket(client.webSocket(), loop)
                        .connect(options(provider, path, headers, subProtocols, limit))
                        .whenComplete((to, failed) -> complete(connected, provider, to, failed))));
    return connected;
  }

  /** An event loop keeps to itself what is thrown on it, and a client's thread waits to be told. */
  private static void guarded(CompletableFuture<UpstreamSocket> connected, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error bug) {
      connected.completeExceptionally(
          new GatewayException(Failure.INTERNAL, "The gateway failed on this handshake.", bug));
    }
  }

  private static void complete(
      CompletableFuture<UpstreamSocket> connected,
      Provider provider,
      UpstreamSocket socket,
      Throwable failed) {
    if (failed == null) {
      connected.complete(socket);
    } else {
      Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
      guarded(
          connected,
          () -> connected.completeExceptionally(HandshakeFailures.inOurTerms(provider, cause)));
    }
  }

  private WebSocketConnectOptions options(
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
    return options;
  }

  /** Vert.x (5.2.3) reads the URI in a handler of its own, and never tells that it is none. */
  private WebSocketConnectOptions address(Provider provider, String path) {
    URI base = provider.serverUrl();
    boolean tls = "https".equalsIgnoreCase(base.getScheme());
    WebSocketConnectOptions options =
        new WebSocketConnectOptions()
            .setHost(base.getHost())
            .setPort(base.getPort() >= 0 ? base.getPort() : tls ? 443 : 80)
            .setSsl(tls)
            .setURI(URI.create(base.getRawPath() + path).toString())
            .setConnectTimeout(config.connect().toMillis());
    provider.proxyUrl().map(Proxies::options).ifPresent(options::setProxyOptions);
    return options;
  }
}
