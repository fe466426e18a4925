package ai.nexus.api.relay;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.internal.http.WebSocketInternal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * A WebSocket to a provider. Its listener is told on its event loop, one thing after the other;
 * what comes before there is a listener waits, and the provider with it. Anything may be sent from
 * any thread.
 */
public final class UpstreamSocket implements Executor {

  /** The connection ended without a close frame (RFC 6455, section 7.1.5). */
  public static final int BROKEN = 1006;

  /** How long a provider may take to answer a close frame that has left. */
  static final Duration ANSWER_LIMIT = Duration.ofSeconds(4);

  private static final int TOO_LONG = 1009;
  // Also to read what waits in front of that frame; nobody is left who would hear what it says.
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  /** Who is told what comes; messages are whole. */
  public interface Listener {
    void text(String message);

    void binary(byte[] message);

    /** Nothing more comes. Called once; {@link #BROKEN} where the provider sent no close frame. */
    void closed(int code, String reason);
  }

  private final ClientWebSocket socket;
  private final RelayLoop loop;
  // On the loop, as is all that is below.
  private final Deque<Consumer<Listener>> early = new ArrayDeque<>();
  private Optional<Listener> listener = Optional.empty();
  private Optional<Runnable> whenGone = Optional.empty();
  private boolean connectionEnded;
  private boolean ended;
  private boolean closing;

  UpstreamSocket(ClientWebSocket socket, RelayLoop loop) {
    this.socket = socket;
    this.loop = loop;
    socket.textMessageHandler(message -> tell(to -> to.text(message)));
    socket.binaryMessageHandler(message -> tell(to -> to.binary(message.getBytes())));
    socket.endHandler(closeFrame -> ended());
    socket.closeHandler(connectionEnd -> connectionEnded());
    socket.exceptionHandler(this::failed);
  }

  CompletionStage<UpstreamSocket> connect(WebSocketConnectOptions options) {
    return socket.connect(options).map(connected -> this).toCompletionStage();
  }

  /** From now on the listener is told, of what has come already first. */
  public void attach(Listener to) {
    execute(
        () -> {
          listener = Optional.of(to);
          while (!early.isEmpty()) {
            early.poll().accept(to);
          }
          socket.resume();
          if (connectionEnded) {
            execute(this::ended);
          }
        });
  }

  /** Runs one task on the loop when the connection has ended, by whomever and however. */
  public void whenGone(Runnable task) {
    execute(
        () -> {
          if (connectionEnded) {
            task.run();
          } else {
            whenGone = Optional.of(task);
          }
        });
  }

  /** Runs a task on this socket's loop, later. */
  @Override
  public void execute(Runnable task) {
    loop.execute(task);
  }

  /** Complete when the system has taken the message. */
  public CompletionStage<Void> send(String message) {
    return socket.writeTextMessage(message).toCompletionStage();
  }

  /** Complete when the system has taken the message. */
  public CompletionStage<Void> send(byte[] message) {
    return socket.writeBinaryMessage(Buffer.buffer(message)).toCompletionStage();
  }

  /** Nothing more is read until {@link #resume}; on the loop. */
  public void pause() {
    socket.pause();
  }

  public void resume() {
    socket.resume();
  }

  public void ping() {
    socket.writePing(Buffer.buffer());
  }

  /** Runs a task on this socket's loop when the time has passed. */
  public void executeLater(Duration delay, Runnable task) {
    loop.later(delay, task);
  }

  /** Does nothing where it is closed already. */
  public void close(int code, String reason) {
    socket.close((short) code, reason);
    execute(this::cutLater);
  }

  /** Vert.x (5.2.3) counts its own limit from when the frame has left, which may be never. */
  private void cutLater() {
    if (!closing && !connectionEnded) {
      closing = true;
      executeLater(CLOSE_LIMIT, this::cut);
    }
  }

  /** As Vert.x does in the end, but without waiting until all else has left. */
  @SuppressWarnings("FutureReturnValueIgnored") // That it has closed, its handler is told.
  private void cut() {
    if (!connectionEnded && socket instanceof WebSocketInternal connected) {
      ChannelHandlerContext channel = connected.channelHandlerContext();
      channel.channel().config().setOption(ChannelOption.SO_LINGER, 0);
      channel.close();
    }
  }

  private void tell(Consumer<Listener> event) {
    if (listener.isPresent()) {
      event.accept(listener.get());
    } else {
      early.add(event);
      socket.pause();
    }
  }

  /** The close frame was read, and with it all that came before. */
  private void ended() {
    Short code = socket.closeStatusCode();
    String reason = socket.closeReason();
    end(code == null ? BROKEN : code, reason == null ? "" : reason);
  }

  /** What had been read but waited for its turn is told first. */
  private void connectionEnded() {
    connectionEnded = true;
    whenGone.ifPresent(Runnable::run);
    if (listener.isPresent()) {
      socket.resume();
      execute(this::ended);
    }
  }

  private void failed(Throwable cause) {
    if (cause instanceof HttpClosedException) {
      return;
    }
    if (isTooLong(cause)) {
      end(TOO_LONG, "longer than nexus.realtime.max-frame");
      close(TOO_LONG, "");
    } else {
      end(BROKEN, "");
      close(1002, "");
    }
  }

  /** As Vert.x tells it of a message (5.2.3, {@code WebSocketImplBase}), and Netty of a frame. */
  private static boolean isTooLong(Throwable cause) {
    return cause instanceof IllegalStateException
        || String.valueOf(cause.getMessage()).contains("Max frame length");
  }

  private void end(int code, String reason) {
    if (!ended) {
      ended = true;
      tell(to -> to.closed(code, reason));
    }
  }
}
