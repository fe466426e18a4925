package ai.nexus.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One gateway that runs, seen from outside. */
class GatewayIT {

  @TempDir static Path home;

  private static GatewayProcess gateway;
  private static HttpResponse<String> firstAdminAnswer;
  private static HttpResponse<String> firstApiAnswer;

  @BeforeAll
  static void start() throws Exception {
    gateway = GatewayProcess.start(home, Map.of());
    firstAdminAnswer = gateway.firstAnswer(gateway.adminPort(), "/ready");
    firstApiAnswer = gateway.firstAnswer(gateway.apiPort(), "/v1/models");
    gateway.awaitReady();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void saysOneLineWhenItIsReady() {
    assertThat(gateway.out().lines())
        .singleElement()
        .asString()
        .matches("NexusAI is ready in [\\d.,]+ s: .*")
        .contains("API http://127.0.0.1:" + gateway.apiPort() + "/v1")
        .contains("admin http://127.0.0.1:" + gateway.adminPort())
        .contains("home " + home);
    assertThat(gateway.err()).isEmpty();
  }

  @Test
  void opensItsPortsWhenTheApplicationsStandBehindThem() {
    assertThat(firstAdminAnswer.statusCode()).isEqualTo(200);
    assertThat(firstApiAnswer.statusCode()).isEqualTo(401);
  }

  @Test
  void keepsEverythingInThreeFolders() throws Exception {
    try (var files = Files.list(home)) {
      assertThat(files)
          .extracting(file -> file.getFileName().toString())
          .containsExactlyInAnyOrder("data", "logs", "messages");
    }
    assertThat(home.resolve("data/nexus/service.properties")).exists();
    assertThat(home.resolve("logs/derby.log")).exists();
  }

  /** Set by a property's name, it would be missed only as speed. */
  @Test
  void writesWithItsOwnMemoryManager() throws Exception {
    assertThat(jcmd("GC.class_histogram")).contains("ai.nexus.launcher.memory.WriteBuffers");
  }

  /** Found as a service and by a class name: it would be missed only as speed, too. */
  @Test
  void selectsForTheApiOnTheThreadsOfTheRelaysLoops() throws Exception {
    assertThat(jcmd("Thread.print"))
        .containsPattern("vert\\.x-eventloop-thread-\\d+ SelectorRunner")
        .doesNotContain("api-selector");
  }

  /** The application opens it, the server takes it: without either it is missed only as speed. */
  @Test
  void takesShortRequestsPastTheContainer() throws Exception {
    String request =
        "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), gateway.apiPort())) {
      client.getOutputStream().write(request.getBytes(UTF_8));
      assertThat(new String(client.getInputStream().readAllBytes(), UTF_8)).contains(" 401 ");
    }

    assertThat(jcmd("GC.class_histogram")).contains("ai.nexus.launcher.shortway.NotOffered");
  }

  private static String jcmd(String command) throws IOException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process = new ProcessBuilder(jcmd, Long.toString(gateway.pid()), command).start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  @Test
  void logsInJsonLines() throws Exception {
    for (String line : Files.readAllLines(home.resolve("logs/nexus.log"))) {
      try (var reader = Json.createReader(new StringReader(line))) {
        assertThat(reader.readObject()).containsKeys("time", "level", "logger", "message");
      }
    }
  }

  @Test
  void hidesTheServersOwnEndpoints() throws Exception {
    for (int port : new int[] {gateway.apiPort(), gateway.adminPort()}) {
      for (String path : new String[] {"/health", "/metrics", "/openapi"}) {
        HttpResponse<String> answer = GatewayProcess.get(port, path);
        // The admin's /metrics and /health are the gateway's own.
        boolean own = port == gateway.adminPort() && !path.equals("/openapi");
        assertThat(answer.statusCode()).isIn(own ? 200 : 404, 401);
        assertThat(answer.body()).doesNotContain("base_", "vendor_", "Payara");
      }
    }
  }

  @Test
  void doesNotNameTheServer() throws Exception {
    var answer = GatewayProcess.get(gateway.apiPort(), "/nothing-here");

    assertThat(answer.headers().map()).doesNotContainKeys("Server", "X-Powered-By", "server");
    assertThat(answer.body()).doesNotContain("Payara");
  }

  @Test
  void refusesASecondOneOnTheSameHome() throws Exception {
    try (var second = GatewayProcess.start(home, Map.of())) {
      assertThat(second.awaitExit()).isEqualTo(1);
      assertThat(second.err())
          .contains("in use by another NexusAI (process " + gateway.pid() + ")", "NEXUS_HOME");
    }
    assertThat(GatewayProcess.get(gateway.adminPort(), "/ready").statusCode()).isLessThan(500);
  }

  @Test
  void refusesPortsThatAreInUse(@TempDir Path otherHome) throws Exception {
    Map<String, String> samePorts =
        Map.of(
            "NEXUS_API_PORT", Integer.toString(gateway.apiPort()),
            "NEXUS_ADMIN_PORT", Integer.toString(gateway.adminPort()));

    try (var second = GatewayProcess.start(otherHome, samePorts)) {
      assertThat(second.awaitExit()).isEqualTo(1);
      assertThat(second.err()).contains("NEXUS_API_PORT", "NEXUS_ADMIN_PORT");
      assertThat(otherHome).isEmptyDirectory();
    }
  }
}
