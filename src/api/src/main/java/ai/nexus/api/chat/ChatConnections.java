package ai.nexus.api.chat;

import ai.nexus.api.auth.Authenticator;
import ai.nexus.api.exchange.Exchanges;
import ai.nexus.api.relay.ChatService;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sockets that are open; pings the silent and closes the idle. */
public final class ChatConnections {

  /** What every turn on every socket goes through. */
  record Line(
      Authenticator authenticator, Exchanges exchanges, ChatService chat, SocketConfig config) {}

  private final Line line;
  private final Set<ChatConnection> open = ConcurrentHashMap.newKeySet();

  public ChatConnections(
      Authenticator authenticator, Exchanges exchanges, ChatService chat, SocketConfig config) {
    this.line = new Line(authenticator, exchanges, chat, config);
  }

  ChatConnection opened(Session session) {
    session.setMaxTextMessageBufferSize(line.config().maxFrame());
    session.setMaxBinaryMessageBufferSize(1);
    session.setMaxIdleTimeout(0);
    SocketPrincipal principal = (SocketPrincipal) session.getUserPrincipal();
    ChatConnection connection = new ChatConnection(session, principal, line);
    open.add(connection);
    return connection;
  }

  void closed(ChatConnection connection) {
    open.remove(connection);
    connection.closed();
  }

  /** Called by a timer, about as often as sockets are to be pinged. */
  public void sweep() {
    for (ChatConnection connection : open) {
      if (connection.isUseless()) {
        connection.close(new CloseReason(CloseCodes.TRY_AGAIN_LATER, "the client does not read"));
      } else if (connection.idleFor().compareTo(line.config().idle()) > 0) {
        connection.close(new CloseReason(CloseCodes.GOING_AWAY, "idle for too long"));
      } else {
        connection.ping();
      }
    }
  }

  /** Closes all sockets; their answers have ended. */
  public void shutDown() {
    open.forEach(
        connection ->
            connection.close(new CloseReason(CloseCodes.GOING_AWAY, "the gateway shuts down")));
  }
}
