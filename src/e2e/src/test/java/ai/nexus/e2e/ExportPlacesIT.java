package ai.nexus.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.e2e.support.Servers;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.FakeProvider;
import ai.nexus.testkit.provider.Scripts;
import ai.nexus.testkit.server.NexusServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many exports run at a time. */
class ExportPlacesIT {

  private static final int MOST = 4;

  // Together 14 MB, more than the server and the kernel take before they wait for the client.
  private static final int ENTRIES = 3000;
  private static final int AT_ONCE = 30;
  private static final String ANSWER =
      """
      {"id": "a", "object": "chat.completion", "created": 1, "model": "m",
       "choices": [{"index": 0, "message": {"role": "assistant", "content": "hi"},
                    "finish_reason": "stop"}],
       "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2, "note": "%s"}}
      """
          .formatted("x".repeat(3800));

  private final List<Socket> slow = new ArrayList<>();
  private Gateway gateway;

  @BeforeEach
  void fillTheLedger() {
    gateway = Gateway.on(NexusServer.start(Servers.plan("exports")), FakeProvider.start());
    Tenant tenant =
        gateway
            .tenant()
            .serve(Scripts.fixed(200, "application/json", ANSWER.getBytes(UTF_8), Map.of()));
    for (int i = 0; i < ENTRIES; i += AT_ONCE) {
      askAtOnce(tenant);
    }
  }

  @AfterEach
  void hangUp() throws IOException {
    for (Socket socket : slow) {
      socket.close();
    }
    gateway.close();
  }

  @Test
  void refusesOneMoreUntilAClientIsGone() throws IOException {
    for (int i = 0; i < MOST; i++) {
      slow.add(beginExport(gateway.adminAddress()));
    }

    HttpResponse<String> refused = export();

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("10");
    assertThat(JsonText.object(refused.body()).getString("detail")).contains("try again");
    slow.get(0).close();
    await().until(() -> export().statusCode() == 200);
  }

  private static void askAtOnce(Tenant tenant) {
    Stream.generate(() -> tenant.chat().later(tenant.question("hi")))
        .limit(AT_ONCE)
        .toList()
        .forEach(CompletableFuture::join);
  }

  private HttpResponse<String> export() {
    return gateway.admin().call("GET", "/stats/export?model=none", "");
  }

  /** By a client that reads the first byte alone. */
  private static Socket beginExport(URI admin) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setReceiveBufferSize(4096);
      socket.connect(new InetSocketAddress(admin.getHost(), admin.getPort()));
      socket
          .getOutputStream()
          .write("GET /stats/export HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
      assertThat(socket.getInputStream().read()).isEqualTo('H');
      return socket;
    } catch (IOException failed) {
      socket.close();
      throw failed;
    }
  }
}
