package ai.nexus.api.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.api.relay.ConnectionTable.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
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

  private final ConnectionTable table = ConnectionTable.of(TABLE, 0);

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

    assertThat(ConnectionTable.of("\n" + open + before, 0).of(client)).isEqualTo(State.OPEN);
    assertThat(ConnectionTable.of("\n" + before + open, 0).of(client)).isEqualTo(State.OPEN);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void seesAClientHangUp() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept()) {
      ClientAddress address =
          ClientAddress.of("127.0.0.1", client.getLocalPort(), accepted.getLocalPort());
      assertThat(ConnectionTable.read().of(address)).isEqualTo(State.OPEN);

      client.shutdownOutput();

      await().until(() -> ConnectionTable.read().of(address) == State.LEFT);
    }
  }
}
