package ai.nexus.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real nexusai.jar in a process of its own, on free ports of the loopback address. */
final class GatewayProcess implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Process process;
  private final Path out;
  private final Path err;
  private final int apiPort;
  private final int adminPort;

  private GatewayProcess(Process process, Path out, Path err, int apiPort, int adminPort) {
    this.process = process;
    this.out = out;
    this.err = err;
    this.apiPort = apiPort;
    this.adminPort = adminPort;
  }

  static GatewayProcess start(Path home, Map<String, String> settings) throws IOException {
    return start(Path.of(System.getProperty("nexusai.jar")), home, settings);
  }

  static GatewayProcess start(
      Path jar, Path home, Map<String, String> settings, String... arguments) throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("NEXUS_HOME", home.toString());
    environment.put("NEXUS_API_PORT", Integer.toString(freePort()));
    environment.put("NEXUS_ADMIN_PORT", Integer.toString(freePort()));
    environment.putAll(settings);
    Path working = Files.createTempDirectory("nexusai-it");
    Path out = working.resolve("out");
    Path err = working.resolve("err");
    var builder = new ProcessBuilder(command(jar, arguments));
    builder.environment().keySet().removeIf(name -> name.startsWith("NEXUS_"));
    builder.environment().putAll(environment);
    builder.directory(working.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
    return new GatewayProcess(
        builder.start(),
        out,
        err,
        Integer.parseInt(environment.get("NEXUS_API_PORT")),
        Integer.parseInt(environment.get("NEXUS_ADMIN_PORT")));
  }

  /** The first compiler alone: a start takes half the processor time. */
  private static List<String> command(Path jar, String... arguments) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command = new ArrayList<>();
    command.addAll(List.of(java.toString(), "-XX:TieredStopAtLevel=1", "-jar", jar.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  GatewayProcess awaitReady() {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> out().contains("NexusAI is ready") || !process.isAlive());
    assertThat(out()).as("the process ended: %s", err()).contains("NexusAI is ready");
    return this;
  }

  /** What the port answers as soon as it answers. */
  HttpResponse<String> firstAnswer(int port, String path) {
    return await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptionsInstanceOf(ConnectException.class)
        .until(() -> get(port, path), answer -> true);
  }

  int awaitExit() throws InterruptedException {
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the process does not end: " + out() + err());
    }
    return process.exitValue();
  }

  void terminate() {
    process.destroy();
  }

  /**
   * @param signal its name without SIG
   */
  void signal(String signal) throws Exception {
    new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).start().waitFor();
  }

  long pid() {
    return process.pid();
  }

  int apiPort() {
    return apiPort;
  }

  int adminPort() {
    return adminPort;
  }

  String out() {
    return read(out);
  }

  String err() {
    return read(err);
  }

  static HttpResponse<String> get(int port, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
