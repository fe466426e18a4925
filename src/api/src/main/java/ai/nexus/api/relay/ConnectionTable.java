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
  private static final int STATE_DIGITS = 2;
  // FIN_WAIT1, FIN_WAIT2 and the like follow on our own closing. TIME_WAIT, CLOSE, CLOSE_WAIT,
  // LAST_ACK, CLOSING (include/net/tcp_states.h).
  private static final Set<String> LEFT_STATES = Set.of("06", "07", "08", "09", "0B");

  private final long readSince;
  private final Map<String, State> states = new HashMap<>();

  private ConnectionTable(long readSince) {
    this.readSince = readSince;
  }

  static ConnectionTable read() {
    ConnectionTable table = new ConnectionTable(System.nanoTime());
    for (Path file : FILES) {
      try {
        table.add(Files.readString(file, StandardCharsets.US_ASCII));
      } catch (IOException notLinux) {
        // Clients that leave are noticed when something is written to them.
      }
    }
    return table;
  }

  static ConnectionTable of(String text, long readSince) {
    ConnectionTable table = new ConnectionTable(readSince);
    table.add(text);
    return table;
  }

  private void add(String text) {
    text.lines().skip(1).forEach(this::addLine);
  }

  /** Such as {@code 0: 0100007F:147F 0100007F:D2F0 01 …}. */
  private void addLine(String line) {
    int local = line.indexOf(": ") + 2;
    int remote = line.indexOf(' ', local) + 1;
    int state = line.indexOf(' ', remote) + 1;
    if (local < 2 || remote == 0 || state == 0 || line.length() < state + STATE_DIGITS) {
      return;
    }
    String localPort = line.substring(line.indexOf(':', local) + 1, remote - 1);
    String client = localPort + ' ' + withoutMapping(line.substring(remote, state - 1));
    boolean hasLeft = LEFT_STATES.contains(line.substring(state, state + STATE_DIGITS));
    // A port may be used again while the kernel still lists what it was used for before.
    states.merge(client, hasLeft ? State.LEFT : State.OPEN, ConnectionTable::open);
  }

  private static String withoutMapping(String address) {
    return address.startsWith(MAPPED_IPV4) ? address.substring(MAPPED_IPV4.length()) : address;
  }

  private static State open(State one, State other) {
    return one == State.OPEN ? one : other;
  }

  State of(ClientAddress client) {
    return states.getOrDefault(client.inTable(), State.ABSENT);
  }

  /**
   * Whether it was read later than the moment, so that it can tell something of what began then.
   *
   * @param nanoTime as {@link System#nanoTime} gave it
   */
  boolean isReadAfter(long nanoTime) {
    return readSince - nanoTime > 0;
  }
}
