package ai.nexus.api.realtime;

import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/**
 * OpenAI's realtime socket, which {@link RealtimeFilter} has admitted. One instance a connection;
 * it only hands on to its {@link RealtimeConnection}.
 */
@ServerEndpoint(value = "/v1/realtime", subprotocols = SubProtocols.REALTIME)
public class RealtimeSocket {

  private RealtimeConnections connections;
  private RealtimeConnection connection;

  @Inject
  void init(RealtimeConnections connections) {
    this.connections = connections;
  }

  @OnOpen
  public void open(Session session) {
    connection = ((RealtimePrincipal) session.getUserPrincipal()).connection();
    connection.opened(session);
  }

  @OnMessage
  public void message(String text) {
    connection.message(text);
  }

  @OnMessage
  public void message(byte[] bytes) {
    connection.message(bytes);
  }

  @OnClose
  public void close(CloseReason reason) {
    if (connection != null) {
      connections.closed(connection, reason);
    }
  }

  /** What fails after the close comes to an instance that has seen no connection. */
  @OnError
  public void error(Throwable broken) {
    if (connection != null) {
      connections.failed(connection, broken);
    }
  }
}
