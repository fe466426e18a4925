package ai.nexus.e2e.support;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A chat socket as a client sees it. */
public final class SocketClient implements WebSocket.Listener, AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private WebSocket socket;

  private SocketClient() {}

  /** Authenticated by header. */
  public static SocketClient open(Gateway gateway, String key, String... headers)
      throws InterruptedException, ExecutionException, TimeoutException {
    WebSocket.Builder builder =
        HttpClient.newHttpClient().newWebSocketBuilder().header("Authorization", "Bearer " + key);
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    return connect(builder, gateway);
  }

  /** Authenticated as a browser must, by the list of sub-protocols. */
  public static SocketClient openAsBrowser(Gateway gateway, String key)
      throws InterruptedException, ExecutionException, TimeoutException {
    return connect(
        HttpClient.newHttpClient().newWebSocketBuilder().subprotocols("nexusai", "bearer." + key),
        gateway);
  }

  private static SocketClient connect(WebSocket.Builder builder, Gateway gateway)
      throws InterruptedException, ExecutionException, TimeoutException {
    var client = new SocketClient();
    URI address = URI.create("ws" + gateway.api().toString().substring(4) + "/ws/chat");
    client.socket = builder.buildAsync(address, client).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    return client;
  }

  public SocketClient send(String frame) {
    socket.sendText(frame, true).join();
    return this;
  }

  public SocketClient sendBinary(byte[] frame) {
    socket.sendBinary(ByteBuffer.wrap(frame), true).join();
    return this;
  }

  public String subprotocol() {
    return socket.getSubprotocol();
  }

  /** The next frame. */
  public String next() throws InterruptedException {
    String frame = frames.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
    if (frame == null) {
      throw new AssertionError("no frame came within " + LIMIT);
    }
    return frame;
  }

  /** All frames up to and with {@code [DONE]}. */
  public List<String> answer() throws InterruptedException {
    List<String> answer = new ArrayList<>();
    do {
      answer.add(next());
    } while (!answer.get(answer.size() - 1).equals("[DONE]"));
    return answer;
  }

  /** The status with which the server closed; waits for it. */
  public int awaitClose() throws InterruptedException, ExecutionException, TimeoutException {
    return closed.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  public boolean isOpen() {
    return !closed.isDone();
  }

  @Override
  public CompletionStage<?> onText(WebSocket source, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      frames.add(partial.toString());
      partial.setLength(0);
    }
    source.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket source, int status, String reason) {
    closed.complete(status);
    return null;
  }

  @Override
  public void onError(WebSocket source, Throwable error) {
    closed.completeExceptionally(error);
  }

  @Override
  public void close() {
    if (isOpen() && !socket.isOutputClosed()) {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }
    socket.abort();
  }
}
