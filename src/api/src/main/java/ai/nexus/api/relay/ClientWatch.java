package ai.nexus.api.relay;

import ai.nexus.api.relay.ConnectionTable.State;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Tells from the kernel's table whether the client of one request has hung up. A client that closes
 * only its own direction and waits for the answer counts as gone, as it does for Go's and Node's
 * servers. Used on one event loop.
 */
final class ClientWatch {

  // The table is not read at one moment: a line may be missing where others come and go.
  private static final int TIMES_MISSED = 2;

  private final String address;
  private final int port;
  private final int localPort;
  // Made at the first look, since most answers end before one.
  private Optional<ClientAddress> inTable = Optional.empty();
  private boolean seen;
  private int missed;

  ClientWatch(HttpServletRequest request) {
    this.address = request.getRemoteAddr();
    this.port = request.getRemotePort();
    this.localPort = request.getLocalPort();
  }

  boolean hasLeft(ConnectionTable table) {
    if (inTable.isEmpty()) {
      inTable = Optional.of(ClientAddress.of(address, port, localPort));
    }
    State state = table.of(inTable.get());
    seen |= state != State.ABSENT;
    missed = state == State.ABSENT ? missed + 1 : 0;
    return state == State.LEFT || (seen && missed >= TIMES_MISSED);
  }
}
