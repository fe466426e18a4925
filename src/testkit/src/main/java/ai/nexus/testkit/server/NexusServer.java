package ai.nexus.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The real {@code nexusai.jar} as a child process of this one, run by the same Java. The child ends
 * with this process at the latest.
 */
public final class NexusServer implements AutoCloseable {

  private static final String READY = "NexusAI is ready";
  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(45);
  private static final Duration LAST_MOMENT = Duration.ofSeconds(10);

  private final ServerPlan plan;
  private final Process process;
  private final Console output;
  private final Console errors;
  private final Thread reaper;

  private NexusServer(ServerPlan plan, Process process) {
    this.plan = plan;
    this.process = process;
    output = Console.of(process.inputReader());
    errors = Console.of(process.errorReader());
    reaper = new Thread(this::stopQuickly, "nexus-server-reaper");
    Runtime.getRuntime().addShutdownHook(reaper);
  }

  /** Returns when both ports answer. */
  public static NexusServer start(ServerPlan plan) {
    NexusServer server = launch(plan);
    if (server.output.awaitLine(READY, START_LIMIT)) {
      return server;
    }
    server.kill();
    throw new IllegalStateException(
        "the gateway did not start; it said:\n" + server.output.text() + server.errors.text());
  }

  /** Returns at once, for a start that is expected to fail. */
  public static NexusServer launch(ServerPlan plan) {
    var builder = new ProcessBuilder(command(plan.jar()));
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("NEXUS_"));
    environment.put("NEXUS_HOME", plan.home().toString());
    environment.put("NEXUS_API_PORT", Integer.toString(plan.apiPort()));
    environment.put("NEXUS_ADMIN_PORT", Integer.toString(plan.adminPort()));
    environment.putAll(plan.environment());
    try {
      Files.createDirectories(plan.home());
      return new NexusServer(plan, builder.directory(plan.home().toFile()).start());
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot run " + plan.jar(), failed);
    }
  }

  /** Without {@code /v1}. */
  public URI api() {
    return URI.create("http://127.0.0.1:" + plan.apiPort());
  }

  public URI admin() {
    return URI.create("http://127.0.0.1:" + plan.adminPort());
  }

  public ServerPlan plan() {
    return plan;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** What the process has written to its standard output so far. */
  public String output() {
    return output.text();
  }

  public String errors() {
    return errors.text();
  }

  /** Whether a line of the output is the one that says that both ports answer. */
  public static boolean isReadyLine(String line) {
    return line.startsWith(READY);
  }

  /** Waits, without limit, for the process to end by itself. */
  public void awaitEnd() throws InterruptedException {
    process.waitFor();
  }

  /** {@code kill -9}; returns when the process is gone. */
  public void kill() {
    process.destroyForcibly();
    awaitExit();
    forget();
  }

  /** SIGTERM, without waiting. */
  public void terminate() {
    process.destroy();
  }

  /** The exit status, once the process has ended by itself or by {@link #terminate}. */
  public int awaitExit() {
    try {
      if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("the gateway does not stop within " + STOP_LIMIT);
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the gateway stops", interrupted);
    }
  }

  /** Stops the process in good order, by force where that does not help. */
  @Override
  public void close() {
    terminate();
    try {
      awaitExit();
    } finally {
      process.destroyForcibly();
      forget();
    }
  }

  private void stopQuickly() {
    process.destroy();
    try {
      if (!process.waitFor(LAST_MOMENT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
    }
  }

  private void forget() {
    try {
      Runtime.getRuntime().removeShutdownHook(reaper);
    } catch (IllegalStateException shuttingDown) {
      // then the hook itself runs
    }
  }

  private static List<String> command(Path jar) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return List.of(java.toString(), "-jar", jar.toAbsolutePath().toString());
  }
}
