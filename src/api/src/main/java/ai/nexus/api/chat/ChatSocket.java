package ai.nexus.api.chat;

import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;

/**
 * The chat socket: each text frame of the client is the body of a chat completion, or {@code
 * {"type":"cancel"}}. One instance a connection; it only hands on to its {@link ChatConnection}.
 */
@ServerEndpoint(value = "/ws/chat", subprotocols = "nexusai")
public class ChatSocket {

  private ChatConnections connections;
  private ChatConnection connection;

  @Inject
  void init(ChatConnections connections) {
    this.connections = connections;
  }

  @OnOpen
  public void open(Session session) {
    connection = connections.opened(session);
  }

  @OnMessage
  public void message(String text) {
    connection.message(text);
  }

  /** Takes a part of a binary message, so that the container keeps none of it. */
  @OnMessage
  public void message(ByteBuffer bytes, boolean last) {
    connection.binary(bytes.remaining(), last);
  }

  @OnClose
  public void close(CloseReason reason) {
    connections.closed(connection);
  }

  @OnError
  public void error(Throwable broken) {
    if (connection != null) {
      connection.broken(broken);
    }
  }
}
