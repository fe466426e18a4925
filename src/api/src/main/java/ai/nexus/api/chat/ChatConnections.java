package ai.nexus.api.chat;

import ai.nexus.api.auth.Authenticator;
import ai.nexus.api.exchange.Exchanges;
import ai.nexus.api.relay.ExchangeService;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.keys.Caller;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The sockets that are open, bounded for each client key; pings the silent and closes the idle. */
public final class ChatConnections {

  /** What every turn on every socket goes through. */
  record Line(
      Authenticator authenticator,
      Exchanges exchanges,
      ExchangeService chat,
      SocketConfig config) {}

  private final Line line;
  private final Set<ChatConnection> open = ConcurrentHashMap.newKeySet();
  private final ConcurrentMap<String, Integer> openByKey = new ConcurrentHashMap<>();

  public ChatConnections(
      Authenticator authenticator, Exchanges exchanges, ExchangeService chat, SocketConfig config) {
    this.line = new Line(authenticator, exchanges, chat, config);
  }

  /**
   * Called before the upgrade, when there can still be an answer.
   *
   * @throws GatewayException TOO_MANY_STREAMS where the key has no room for one more
   */
  void requireRoom(Caller caller) {
    int most = line.config().openPerKey();
    if (openByKey.getOrDefault(caller.keyHash(), 0) >= most) {
      throw new GatewayException(
          Failure.TOO_MANY_STREAMS,
          "This key already has " + most + " sockets open. Close one, or ask more on those.");
    }
  }

  ChatConnection opened(Session session) {
    session.setMaxTextMessageBufferSize(line.config().maxFrame());
    session.setMaxBinaryMessageBufferSize(1);
    session.setMaxIdleTimeout(0);
    SocketPrincipal principal = (SocketPrincipal) session.getUserPrincipal();
    ChatConnection connection = new ChatConnection(session, principal, line);
    open.add(connection);
    int ofKey = openByKey.merge(connection.keyHash(), 1, Integer::sum);
    if (ofKey > line.config().openPerKey()) {
      // Handshakes that came at the same moment all found room.
      connection.close(new CloseReason(CloseCodes.TRY_AGAIN_LATER, "too many sockets of this key"));
    }
    return connection;
  }

  void closed(ChatConnection connection) {
    if (open.remove(connection)) {
      openByKey.computeIfPresent(connection.keyHash(), (key, n) -> n > 1 ? n - 1 : null);
    }
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
