package ai.nexus.e2e.support;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A realtime socket as a client sees it, {@code /v1/realtime}. */
public final class RealtimeClient implements WebSocket.Listener, AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** How the server closed. */
  public record Close(int code, String reason) {}

  private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
  private final BlockingQueue<byte[]> binaries = new LinkedBlockingQueue<>();
  private final CompletableFuture<Close> closed = new CompletableFuture<>();
  private final StringBuilder partialText = new StringBuilder();
  private final ByteArrayOutputStream partialBinary = new ByteArrayOutputStream();
  private final CompletableFuture<Void> reads;
  private WebSocket socket;

  private RealtimeClient(CompletableFuture<Void> reads) {
    this.reads = reads;
  }

  /** Authenticated by header. */
  public static RealtimeClient open(Tenant tenant, String... headers) throws Exception {
    return open(tenant, "model=" + tenant.model(), headers);
  }

  public static RealtimeClient open(Tenant tenant, String query, String[] headers)
      throws Exception {
    WebSocket.Builder builder =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .header("Authorization", "Bearer " + tenant.key());
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    return connect(builder, tenant.gateway(), query);
  }

  /** As a browser does, that can set no header. */
  public static RealtimeClient openAsBrowser(Tenant tenant) throws Exception {
    WebSocket.Builder builder =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .subprotocols(
                "realtime", "openai-insecure-api-key." + tenant.key(), "openai-beta.realtime-v1");
    return connect(builder, tenant.gateway(), "model=" + tenant.model());
  }

  /** Reads nothing until {@link #readOn}. */
  public static RealtimeClient openLazy(Tenant tenant) throws Exception {
    WebSocket.Builder builder =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .header("Authorization", "Bearer " + tenant.key());
    return connect(builder, tenant.gateway(), "model=" + tenant.model(), new CompletableFuture<>());
  }

  private static RealtimeClient connect(WebSocket.Builder builder, Gateway gateway, String query)
      throws Exception {
    return connect(builder, gateway, query, CompletableFuture.completedFuture(null));
  }

  private static RealtimeClient connect(
      WebSocket.Builder builder, Gateway gateway, String query, CompletableFuture<Void> reads)
      throws Exception {
    var client = new RealtimeClient(reads);
    URI address =
        URI.create("ws" + gateway.api().toString().substring(4) + "/v1/realtime?" + query);
    client.socket = builder.buildAsync(address, client).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    return client;
  }

  public RealtimeClient send(String event) {
    socket.sendText(event, true).join();
    return this;
  }

  public RealtimeClient send(byte[] message) {
    socket.sendBinary(ByteBuffer.wrap(message), true).join();
    return this;
  }

  public void close(int code, String reason) {
    socket.sendClose(code, reason).join();
  }

  public void readOn() {
    reads.complete(null);
  }

  /** Ends the connection without a close frame. */
  public void hangUp() {
    socket.abort();
  }

  public String subprotocol() {
    return socket.getSubprotocol();
  }

  public String next() throws InterruptedException {
    return taken(texts.poll(LIMIT.toSeconds(), TimeUnit.SECONDS));
  }

  public byte[] nextBinary() throws InterruptedException {
    return taken(binaries.poll(LIMIT.toSeconds(), TimeUnit.SECONDS));
  }

  private static <T> T taken(T message) {
    if (message == null) {
      throw new AssertionError("no message came within " + LIMIT);
    }
    return message;
  }

  /** The next event of that type; those before it are passed over. */
  public String next(String type) throws InterruptedException {
    String event = next();
    while (!JsonText.object(event).getString("type", "").equals(type)) {
      event = next();
    }
    return event;
  }

  public Close awaitClose() throws Exception {
    return closed.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void onOpen(WebSocket source) {
    CompletionStage<Void> mayRead = reads;
    mayRead.thenRun(() -> source.request(1));
  }

  @Override
  public CompletionStage<?> onText(WebSocket source, CharSequence data, boolean last) {
    partialText.append(data);
    if (last) {
      texts.add(partialText.toString());
      partialText.setLength(0);
    }
    source.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket source, ByteBuffer data, boolean last) {
    byte[] piece = new byte[data.remaining()];
    data.get(piece);
    partialBinary.writeBytes(piece);
    if (last) {
      binaries.add(partialBinary.toByteArray());
      partialBinary.reset();
    }
    source.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket source, int code, String reason) {
    closed.complete(new Close(code, reason));
    return null;
  }

  @Override
  public void onError(WebSocket source, Throwable error) {
    closed.completeExceptionally(error);
  }

  @Override
  public void close() {
    socket.abort();
  }
}
