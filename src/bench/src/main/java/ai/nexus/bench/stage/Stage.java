package ai.nexus.bench.stage;

import ai.nexus.testkit.server.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that takes part: the upstreams, nginx as the reference proxy, and the gateway, each on free
 * loopback ports with its files under one scratch folder, which is emptied first.
 */
public final class Stage implements AutoCloseable {

  private final Path jar;
  private final Path scratch;
  private final NginxProcess fixed;
  private final LiveUpstream live;
  private final Upstreams upstreams;
  private final NginxProcess proxy;
  private final Gateway gateway;
  private int more;

  private Stage(Path jar, Path scratch) {
    this.jar = jar;
    this.scratch = scratch;
    int fixedPort = FreePorts.find();
    fixed = start("upstream", NginxConfig.upstream(fixedPort), fixedPort);
    live = LiveUpstream.start();
    upstreams = new Upstreams(fixedPort, live.port());
    int proxyPort = FreePorts.find();
    proxy = start("proxy", NginxConfig.proxy(proxyPort, fixedPort, live.port()), proxyPort);
    gateway = Gateway.start(jar, scratch.resolve("gateway"), upstreams);
  }

  /** Returns when everything answers. */
  public static Stage open(Path jar, Path scratch) throws IOException {
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException("there is no gateway to measure: " + jar + " is missing");
    }
    empty(scratch);
    prepare(jar);
    return new Stage(jar, scratch);
  }

  /** What operators do once after an update, and an image's build does. */
  private static void prepare(Path jar) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process preparation =
        new ProcessBuilder(java, "-jar", jar.toString(), "--prepare").inheritIO().start();
    if (preparation.onExit().join().exitValue() != 0) {
      throw new IllegalStateException("the gateway could not be prepared");
    }
  }

  public Contender nginx() {
    return new Contender(
        Contender.NGINX,
        java.net.URI.create("http://127.0.0.1:" + proxy.port()),
        true,
        proxy.pids());
  }

  public Gateway gateway() {
    return gateway;
  }

  public LiveUpstream live() {
    return live;
  }

  public Path scratch() {
    return scratch;
  }

  /** One more gateway, which nothing has warmed. */
  public Gateway freshGateway() {
    return Gateway.start(jar, freshHome(), upstreams);
  }

  /** A home that no gateway has seen. */
  public Path freshHome() {
    more++;
    return scratch.resolve("gateway-" + more);
  }

  public Path jar() {
    return jar;
  }

  @Override
  public void close() {
    gateway.close();
    proxy.close();
    live.close();
    fixed.close();
  }

  private NginxProcess start(String name, String config, int port) {
    return NginxProcess.start(scratch.resolve(name), config, port);
  }

  private static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path file : deepestFirst(folder)) {
        Files.delete(file);
      }
    }
    Files.createDirectories(folder);
  }

  private static List<Path> deepestFirst(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
