package ai.nexus.bench.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An nginx of our own in a folder of its own, ended with this process at the latest. */
final class NginxProcess implements AutoCloseable {

  private static final long STOP_SECONDS = 5;

  private final Process master;
  private final int port;
  private final Thread reaper = new Thread(this::stop, "nginx-reaper");

  private NginxProcess(Process master, int port) {
    this.master = master;
    this.port = port;
    Runtime.getRuntime().addShutdownHook(reaper);
  }

  /** Returns when it takes connections. */
  static NginxProcess start(Path folder, String config, int port) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("nginx.conf"), config);
      Path log = folder.resolve("error.log");
      Files.deleteIfExists(log);
      Process master =
          new ProcessBuilder(command(folder))
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("console.log").toFile())
              .start();
      NginxProcess nginx = new NginxProcess(master, port);
      if (!Ports.awaitOpen(port)) {
        nginx.close();
        throw new IllegalStateException("nginx did not start; see " + folder);
      }
      return nginx;
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot start nginx in " + folder, failed);
    }
  }

  private static List<String> command(Path folder) {
    String prefix = folder.toAbsolutePath() + "/";
    return List.of(
        Programs.find("nginx").toString(),
        "-p",
        prefix,
        "-c",
        prefix + "nginx.conf",
        "-e",
        prefix + "error.log",
        "-g",
        "daemon off;");
  }

  int port() {
    return port;
  }

  /** The master and its worker. */
  List<Long> pids() {
    return Stream.concat(Stream.of(master.toHandle()), master.children())
        .map(ProcessHandle::pid)
        .toList();
  }

  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(reaper);
    } catch (IllegalStateException shuttingDown) {
      // then the hook itself runs
    }
  }

  /** On SIGTERM the master takes its worker with it. */
  private void stop() {
    List<ProcessHandle> workers = master.children().toList();
    master.destroy();
    try {
      if (!master.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        master.destroyForcibly();
        workers.forEach(ProcessHandle::destroyForcibly);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      master.destroyForcibly();
      workers.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
