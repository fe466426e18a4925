package ai.nexus.api.realtime;

import ai.nexus.api.chat.SocketConfig;
import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.relay.RefusedUpgrade;
import ai.nexus.api.relay.UpstreamSockets;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.keys.Caller;
import ai.nexus.core.log.EventLog;
import jakarta.websocket.CloseReason;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/**
 * The realtime sockets that are open, bounded for each client key; pings them and ends those that
 * are idle, or whose client does not read, or whose key is gone.
 */
public final class RealtimeConnections {

  private static final EventLog LOG = EventLog.of(RealtimeConnections.class);
  private static final Duration UPGRADE_LIMIT = Duration.ofSeconds(30);

  private final Admission admission;
  private final SocketConfig config;
  private final Duration stall;
  private final Set<RealtimeConnection> open = ConcurrentHashMap.newKeySet();
  private final ConcurrentMap<String, Integer> openByKey = new ConcurrentHashMap<>();

  /**
   * @param stall how long a client may read nothing
   */
  public RealtimeConnections(
      RealtimeLine line, UpstreamSockets sockets, SocketConfig config, Duration stall) {
    this.admission = new Admission(line, new Connector(sockets, line.config().handshake()));
    this.config = config;
    this.stall = stall;
  }

  /**
   * Joins a handshake with a provider's socket.
   *
   * @param ended is given the handshake's exchange before this returns or throws, if it has one
   * @throws GatewayException where the client is refused, or no provider can be had
   * @throws RefusedUpgrade where the provider refuses, in its own words
   */
  RealtimeConnection open(Handshake handshake, Consumer<Exchange> ended) throws RefusedUpgrade {
    enter(handshake.caller());
    boolean opened = false;
    try {
      RealtimeConnection connection = admission.admit(handshake, ended);
      open.add(connection);
      opened = true;
      return connection;
    } finally {
      if (!opened) {
        leave(handshake.caller().keyHash());
      }
    }
  }

  private void enter(Caller caller) {
    int most = config.openPerKey();
    if (openByKey.merge(caller.keyHash(), 1, Integer::sum) > most) {
      leave(caller.keyHash());
      throw new GatewayException(
          Failure.TOO_MANY_STREAMS,
          "This key already has " + most + " realtime sockets open. Close one.");
    }
  }

  private void leave(String keyHash) {
    openByKey.computeIfPresent(keyHash, (key, n) -> n > 1 ? n - 1 : null);
  }

  void closed(RealtimeConnection connection, CloseReason reason) {
    forget(connection);
    connection.clientClosed(reason);
  }

  void failed(RealtimeConnection connection, Throwable broken) {
    LOG.log(
        Level.DEBUG,
        connection.requestId(),
        "A realtime socket broke",
        Map.of("cause", String.valueOf(broken)));
  }

  /** The container did not upgrade. */
  void abandon(RealtimeConnection connection) {
    forget(connection);
    connection.abandon();
  }

  private void forget(RealtimeConnection connection) {
    if (open.remove(connection)) {
      leave(connection.keyHash());
    }
  }

  /** Called by a timer, about as often as sockets are to be pinged. */
  public void sweep() {
    open.forEach(this::sweep);
  }

  private void sweep(RealtimeConnection connection) {
    if (!connection.isOpen()) {
      if (connection.age().compareTo(UPGRADE_LIMIT) > 0) {
        abandon(connection);
      }
    } else if (connection.stalledFor().compareTo(stall) > 0) {
      connection.end(Failure.CLIENT_GONE, Closing.TRY_AGAIN_LATER, "the client does not read");
    } else if (connection.idleFor().compareTo(config.idle()) > 0) {
      connection.end(Failure.CLIENT_GONE, Closing.GOING_AWAY, "idle for too long");
    } else if (connection.mayGoOn()) {
      connection.ping();
    }
  }

  /** Ends all sockets; responses that are open on them are recorded as cut off. */
  public void shutDown() {
    open.forEach(
        connection ->
            connection.end(Failure.SHUTTING_DOWN, Closing.GOING_AWAY, "the gateway shuts down"));
  }
}
