package ai.nexus.api.relay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The kernel's TCP connections at one moment, to see which clients have hung up (Linux, proc(5):
 * {@code /proc/net/tcp} and {@code tcp6}; elsewhere it is empty). The server does not read a
 * connection whose answer is open, so it cannot tell: with Grizzly (4.0.2) a client that leaves
 * before the first byte of its answer was noticed when the upstream had done all the work.
 *
 * <p>Reading costs time for each connection of the whole machine (or container), so it is for a
 * timer's thread.
 */
final class ConnectionTable {

  /** What the kernel knows of a connection. */
  enum State {
    OPEN,
    /** The other side has closed it, or its direction of it, as a client does that hangs up. */
    LEFT,
    ABSENT
  }

  private static final List<Path> FILES =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
  private static final String MAPPED_IPV4 = "0000000000000000FFFF0000";
  private static final int LOCAL = 1;
  private static final int REMOTE = 2;
  private static final int STATE = 3;
  // FIN_WAIT1, FIN_WAIT2 and the like follow on our own closing. TIME_WAIT, CLOSE, CLOSE_WAIT,
  // LAST_ACK, CLOSING (include/net/tcp_states.h).
  private static final Set<String> LEFT_STATES = Set.of("06", "07", "08", "09", "0B");

  private final Map<String, String> states = new HashMap<>();

  private ConnectionTable() {}

  static ConnectionTable read() {
    ConnectionTable table = new ConnectionTable();
    for (Path file : FILES) {
      try {
        table.add(Files.readString(file, StandardCharsets.US_ASCII));
      } catch (IOException notLinux) {
        // Clients that leave are noticed when something is written to them.
      }
    }
    return table;
  }

  static ConnectionTable of(String text) {
    ConnectionTable table = new ConnectionTable();
    table.add(text);
    return table;
  }

  private void add(String text) {
    text.lines().skip(1).forEach(this::addLine);
  }

  /** Such as {@code 0: 0100007F:147F 0100007F:D2F0 01 …}. */
  private void addLine(String line) {
    String[] columns = line.strip().split(" +", STATE + 2);
    if (columns.length > STATE) {
      String localPort = columns[LOCAL].substring(columns[LOCAL].indexOf(':') + 1);
      String remote = columns[REMOTE];
      String plain =
          remote.startsWith(MAPPED_IPV4) ? remote.substring(MAPPED_IPV4.length()) : remote;
      states.put(localPort + ' ' + plain, columns[STATE]);
    }
  }

  State of(ClientAddress client) {
    String state = states.get(client.inTable());
    if (state == null) {
      return State.ABSENT;
    }
    return LEFT_STATES.contains(state) ? State.LEFT : State.OPEN;
  }
}
