package ai.nexus.api.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.api.relay.ConnectionTable.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ConnectionTableTest {

  /** From Linux 6.1; the last columns are left out. */
  private static final String TABLE =
      """
        sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
         0: 0100007F:147F 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1
         1: 0100007F:147F 0100007F:D2F0 01 00000000:00000000 00:00000000 00000000     0        0 2
        22: 0100007F:147F 0100007F:D2F1 08 00000000:00000000 00:00000000 00000000     0        0 3
         3: 0000000000000000FFFF00000100007F:147F 0000000000000000FFFF00000200007F:D2F2 08 0 0 0
         4: 00000000000000000000000001000000:147F B80D01200000000000000000100F0000:D2F3 01 0 0 0
      """;

  // Each makes two lines of more than 150 bytes.
  private static final int CONNECTIONS = 500;

  private final ConnectionTable table = ConnectionTable.of(TABLE, Set.of(5247), 0);

  @Test
  void tellsOpenConnectionsFromThoseThatTheClientHasClosed() {
    assertThat(table.of(ClientAddress.of("127.0.0.1", 54000, 5247))).isEqualTo(State.OPEN);
    assertThat(table.of(ClientAddress.of("127.0.0.1", 54001, 5247))).isEqualTo(State.LEFT);
    assertThat(table.of(ClientAddress.of("127.0.0.1", 54000, 5248))).isEqualTo(State.ABSENT);
  }

  @Test
  void knowsIpv4ClientsOfAnIpv6Socket() {
    assertThat(table.of(ClientAddress.of("127.0.0.2", 54002, 5247))).isEqualTo(State.LEFT);
  }

  @Test
  void knowsIpv6Clients() {
    assertThat(table.of(ClientAddress.of("2001:db8::f10", 54003, 5247))).isEqualTo(State.OPEN);
  }

  @Test
  void findsNothingForWhatIsNoAddress() {
    assertThat(table.of(ClientAddress.of("unknown:7", 1, 5247))).isEqualTo(State.ABSENT);
  }

  @Test
  void takesAPortThatIsUsedAgainForOpen() {
    String open = "0: 0100007F:147F 0100007F:D2F0 01 0 0 0\n";
    String before = "1: 0100007F:147F 0100007F:D2F0 06 0 0 0\n";
    ClientAddress client = ClientAddress.of("127.0.0.1", 54000, 5247);

    assertThat(table(open + before).of(client)).isEqualTo(State.OPEN);
    assertThat(table(before + open).of(client)).isEqualTo(State.OPEN);
  }

  @Test
  void keepsNothingOfOtherPorts() {
    ConnectionTable other = ConnectionTable.of(TABLE, Set.of(5248), 0);

    assertThat(other.of(ClientAddress.of("127.0.0.1", 54000, 5247))).isEqualTo(State.ABSENT);
  }

  @Test
  void readsNothingFromALineThatIsCut() {
    String whole = "0: 0100007F:147F 0100007F:D2F0 01\n";
    ClientAddress client = ClientAddress.of("127.0.0.1", 54000, 5247);

    assertThat(table(whole).of(client)).isEqualTo(State.OPEN);
    for (int length = 0; length < whole.length() - 1; length++) {
      assertThat(table(whole.substring(0, length) + "\n").of(client)).isEqualTo(State.ABSENT);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void readsATableThatIsLongerThanItsBuffer() throws IOException {
    List<Socket> clients = new ArrayList<>();
    try (var server = new ServerSocket(0, CONNECTIONS, InetAddress.getLoopbackAddress())) {
      int port = server.getLocalPort();
      for (int i = 0; i < CONNECTIONS; i++) {
        clients.add(new Socket(server.getInetAddress(), port));
      }

      ConnectionTable all = ConnectionTable.read(Set.of(port));

      assertThat(clients)
          .extracting(client -> ClientAddress.of("127.0.0.1", client.getLocalPort(), port))
          .allMatch(client -> all.of(client) == State.OPEN);
    } finally {
      for (Socket client : clients) {
        client.close();
      }
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void seesAClientHangUp() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept()) {
      ClientAddress address =
          ClientAddress.of("127.0.0.1", client.getLocalPort(), accepted.getLocalPort());
      Set<Integer> port = Set.of(accepted.getLocalPort());
      assertThat(ConnectionTable.read(port).of(address)).isEqualTo(State.OPEN);

      client.shutdownOutput();

      await().until(() -> ConnectionTable.read(port).of(address) == State.LEFT);
    }
  }

  private static ConnectionTable table(String lines) {
    return ConnectionTable.of(lines, Set.of(5247), 0);
  }
}
