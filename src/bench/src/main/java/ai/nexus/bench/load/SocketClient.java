package ai.nexus.bench.load;

import ai.nexus.bench.stage.Contender;
import ai.nexus.bench.stage.EventLoop;
import ai.nexus.bench.stage.Scenario;
import io.vertx.core.Future;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.nio.charset.StandardCharsets;

/** Answers over the chat socket, one socket each. */
public final class SocketClient implements StreamClient {

  private static final int MOST = 10_000;

  private final EventLoop loop = new EventLoop();
  private final WebSocketClient sockets;
  private final WebSocketConnectOptions address;
  private final String frame;

  public SocketClient(Contender gateway, Scenario scenario) {
    sockets =
        loop.vertx().createWebSocketClient(new WebSocketClientOptions().setMaxConnections(MOST));
    address =
        new WebSocketConnectOptions()
            .setHost(gateway.base().getHost())
            .setPort(gateway.base().getPort())
            .setURI("/ws/chat")
            .putHeader("Authorization", "Bearer " + Contender.KEY);
    frame = new String(Prompt.small(scenario).body(), StandardCharsets.US_ASCII);
  }

  @Override
  public Future<Void> open(EventMeter meter, Runnable ended) {
    return sockets.connect(address).compose(socket -> ask(socket, meter, ended));
  }

  private Future<Void> ask(WebSocket socket, EventMeter meter, Runnable ended) {
    socket.textMessageHandler(
        text -> {
          meter.feed(text.getBytes(StandardCharsets.UTF_8));
          if (meter.isDone()) {
            socket.close();
          }
        });
    socket.closeHandler(closed -> ended.run());
    socket.exceptionHandler(broken -> {});
    return socket.writeTextMessage(frame);
  }

  @Override
  public void close() {
    loop.close();
  }
}
