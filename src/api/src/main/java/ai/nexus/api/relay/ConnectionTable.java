package ai.nexus.api.relay;

import java.io.IOException;
import java.io.InputStream;
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
 * timer's thread. What it keeps, it keeps for the ports that are asked for.
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
  // The kernel gives as many whole lines, of some 150 bytes, as this holds.
  private static final int BUFFER = 64 << 10;
  private static final String MAPPED_IPV4 = "0000000000000000FFFF0000";
  private static final int PORT_DIGITS = 4;
  private static final int STATE_DIGITS = 2;
  // FIN_WAIT1, FIN_WAIT2 and the like follow on our own closing. TIME_WAIT, CLOSE, CLOSE_WAIT,
  // LAST_ACK, CLOSING (include/net/tcp_states.h).
  private static final Set<Integer> LEFT_STATES = Set.of(0x06, 0x07, 0x08, 0x09, 0x0B);

  private final Set<Integer> localPorts;
  private final long readSince;
  private final Map<String, State> states = new HashMap<>();

  private ConnectionTable(Set<Integer> localPorts, long readSince) {
    this.localPorts = localPorts;
    this.readSince = readSince;
  }

  /**
   * @param localPorts of connections to read; the machine may have many more of its own
   */
  static ConnectionTable read(Set<Integer> localPorts) {
    ConnectionTable table = new ConnectionTable(localPorts, System.nanoTime());
    for (Path file : FILES) {
      try (InputStream in = Files.newInputStream(file)) {
        table.add(in);
      } catch (IOException notLinux) {
        // Clients that leave are noticed when something is written to them.
      }
    }
    return table;
  }

  static ConnectionTable of(String text, Set<Integer> localPorts, long readSince) {
    ConnectionTable table = new ConnectionTable(localPorts, readSince);
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    table.addLines(bytes, bytes.length);
    return table;
  }

  private void add(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER];
    int held = 0;
    int read = in.read(buffer);
    while (read > 0) {
      int end = held + read;
      int whole = addLines(buffer, end);
      held = end - whole;
      System.arraycopy(buffer, whole, buffer, 0, held);
      read = in.read(buffer, held, buffer.length - held);
    }
  }

  /** Adds the whole lines; where the rest begins. */
  private int addLines(byte[] text, int end) {
    int start = 0;
    for (int newline = find('\n', text, 0, end); newline < end; ) {
      addLine(text, start, newline);
      start = newline + 1;
      newline = find('\n', text, start, end);
    }
    return start;
  }

  /** Such as {@code 0: 0100007F:147F 0100007F:D2F0 01 …}. */
  private void addLine(byte[] text, int from, int end) {
    int local = find(':', text, from, end) + 2;
    int localPort = find(':', text, local, end) + 1;
    int remote = find(' ', text, localPort, end) + 1;
    int state = find(' ', text, remote, end) + 1;
    if (state + STATE_DIGITS > end) {
      return;
    }
    if (localPorts.contains(hex(text, localPort, PORT_DIGITS))) {
      String port = new String(text, localPort, remote - localPort, StandardCharsets.US_ASCII);
      String peer = new String(text, remote, state - 1 - remote, StandardCharsets.US_ASCII);
      boolean hasLeft = LEFT_STATES.contains(hex(text, state, STATE_DIGITS));
      // A port may be used again while the kernel still lists what it was used for before.
      states.merge(
          port + withoutMapping(peer), hasLeft ? State.LEFT : State.OPEN, ConnectionTable::open);
    }
  }

  /** Where the byte is, or the end. */
  private static int find(char wanted, byte[] text, int from, int end) {
    int i = from;
    while (i < end && text[i] != wanted) {
      i++;
    }
    return Math.min(i, end);
  }

  /** What is no number is on no port and in no state. */
  private static int hex(byte[] text, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = Character.digit(text[i], 16);
      if (digit < 0) {
        return -1;
      }
      number = 16 * number + digit;
    }
    return number;
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
