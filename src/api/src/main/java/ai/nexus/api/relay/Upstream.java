package ai.nexus.api.relay;

import ai.nexus.api.exchange.Exchange;
import ai.nexus.core.access.Outgoing;
import ai.nexus.core.catalogue.Provider;
import ai.nexus.wire.json.Slice;
import io.netty.buffer.ByteBuf;
import io.netty.util.AsciiString;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.internal.buffer.BufferInternal;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * One event loop's HTTP client towards providers: event-driven, one pool of keep-alive connections
 * an address. Each loop has its own, so that a call and its connection never live on two loops,
 * which would cost a change of threads for each piece of each answer. Knows which connections have
 * carried a request before, because only one of those can turn out dead through no fault of the
 * upstream. Used on its loop only.
 */
final class Upstream {

  private static final CharSequence USER_AGENT = new AsciiString("NexusAI/1.0");
  private static final CharSequence ACCEPT_JSON = new AsciiString("application/json");
  private static final CharSequence ACCEPT_STREAM = new AsciiString("text/event-stream");
  private static final CharSequence ACCEPT_ANY = new AsciiString("*/*");
  private static final List<String> OF_A_VENDOR =
      List.of("openai-beta", "anthropic-beta", "anthropic-version");

  private final HttpClientAgent pooled;
  private final HttpClientAgent fresh;
  private final Duration poolWait;
  private final Credentials credentials;
  private final Set<HttpConnection> unused = new HashSet<>();

  Upstream(Vertx vertx, RelayConfig config, Credentials credentials) {
    this.credentials = credentials;
    this.poolWait = config.connect().multipliedBy(2);
    this.pooled =
        vertx
            .httpClientBuilder()
            .with(options(config).setKeepAlive(true))
            .with(pool(config))
            .withConnectHandler(this::connected)
            .build();
    this.fresh =
        vertx
            .httpClientBuilder()
            .with(options(config).setKeepAlive(false))
            .with(pool(config))
            .build();
  }

  private static HttpClientOptions options(RelayConfig config) {
    return new HttpClientOptions()
        .setProtocolVersion(HttpVersion.HTTP_1_1)
        .setConnectTimeout(Math.toIntExact(config.connect().toMillis()))
        .setKeepAliveTimeout(Math.toIntExact(config.keepAlive().toSeconds()))
        .setMaxHeaderSize(64 << 10)
        .setMaxChunkSize(64 << 10)
        .setDecompressionSupported(false)
        .setTcpNoDelay(true);
  }

  private static PoolOptions pool(RelayConfig config) {
    return new PoolOptions()
        .setHttp1MaxSize(config.connectionsOfLoop())
        .setMaxWaitQueueSize(config.waitingOfLoop());
  }

  /** One request, not yet sent, on a connection from the pool, or on a new one of its own. */
  Future<HttpClientRequest> open(Provider provider, String path, boolean onFreshConnection) {
    return (onFreshConnection ? fresh : pooled).request(address(provider, HttpMethod.POST, path));
  }

  /** One that belongs to no exchange. */
  Future<HttpClientRequest> open(Provider provider, HttpMethod method, String path) {
    return fresh
        .request(address(provider, method, path))
        .onSuccess(
            request -> {
              request.putHeader("user-agent", USER_AGENT);
              provider.api().headers(provider.serverKey()).forEach(request::putHeader);
            });
  }

  /** What a provider is shown beside the headers that are always the same. */
  CompletionStage<Map<String, String>> credentials(Provider provider, Translation translation) {
    return credentials.headers(
        provider,
        new Outgoing(
            HttpMethod.POST.name(),
            URI.create(provider.serverUrl() + translation.path()),
            Optional.of(translation.contentType()),
            Slice.of(translation.body())));
  }

  /** Whether the request's connection had served another request before this one. */
  boolean wasReused(HttpClientRequest request) {
    return !unused.remove(request.connection());
  }

  /**
   * @param alike whether the provider speaks as the client does
   */
  void headers(HttpClientRequest request, Provider provider, Exchange exchange, boolean alike) {
    request.headers().set("accept", accepted(exchange));
    request.headers().set("user-agent", USER_AGENT);
    request.headers().set("x-request-id", exchange.requestId());
    provider
        .api()
        .headers(provider.serverKey())
        .forEach((name, value) -> request.headers().set(name, value));
    for (Map.Entry<String, String> header : exchange.facts().passedOn()) {
      if (alike || !OF_A_VENDOR.contains(header.getKey())) {
        request.headers().set(header.getKey(), header.getValue());
      }
    }
  }

  private static CharSequence accepted(Exchange exchange) {
    if (exchange.streamed()) {
      return ACCEPT_STREAM;
    }
    return exchange.facts().operation().costsText() ? ACCEPT_JSON : ACCEPT_ANY;
  }

  private RequestOptions address(Provider provider, HttpMethod method, String path) {
    URI base = provider.serverUrl();
    boolean tls = "https".equalsIgnoreCase(base.getScheme());
    RequestOptions options =
        new RequestOptions()
            .setMethod(method)
            .setHost(base.getHost())
            .setPort(base.getPort() >= 0 ? base.getPort() : tls ? 443 : 80)
            .setSsl(tls)
            .setURI(base.getRawPath() + path)
            .setConnectTimeout(provider.limits().connect().orElse(poolWait).toMillis());
    provider.proxyUrl().map(Proxies::options).ifPresent(options::setProxyOptions);
    return options;
  }

  private void connected(HttpConnection connection) {
    unused.add(connection);
    connection.closeHandler(closed -> unused.remove(connection));
  }

  static Buffer wrap(byte[] body) {
    return Buffer.buffer(body);
  }

  /** The bytes of a piece of an answer. Vert.x has already copied them out of its own buffers. */
  static Slice unwrap(Buffer piece) {
    ByteBuf bytes = ((BufferInternal) piece).getByteBuf();
    return bytes.hasArray()
        ? new Slice(bytes.array(), bytes.arrayOffset() + bytes.readerIndex(), bytes.readableBytes())
        : Slice.of(piece.getBytes());
  }
}
