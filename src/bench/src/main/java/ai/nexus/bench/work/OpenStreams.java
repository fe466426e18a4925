package ai.nexus.bench.work;

import ai.nexus.bench.load.LagRecorder;
import ai.nexus.bench.load.SocketClient;
import ai.nexus.bench.load.SseClient;
import ai.nexus.bench.load.StreamClient;
import ai.nexus.bench.load.StreamTrial;
import ai.nexus.bench.measure.Check;
import ai.nexus.bench.measure.Figure;
import ai.nexus.bench.measure.Figures;
import ai.nexus.bench.measure.JavaHeap;
import ai.nexus.bench.measure.Processes;
import ai.nexus.bench.stage.Contender;
import ai.nexus.bench.stage.Scenario;
import ai.nexus.bench.stage.Stage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Many open streams at twenty events a second each. A quarter of them warm the gateway first, since
 * all of them would ask more of compilers and event loops than two processors have. nginx speaks no
 * chat socket, so its streams over HTTP are the yardstick for sockets too.
 */
final class OpenStreams implements Work {

  private static final Duration SETTLE = Duration.ofSeconds(2);
  private static final int PART_THAT_WARMS = 4;
  private static final double KIB = 1024;

  private final String id;
  private final String title;
  private final int streams;
  private final Function<Contender, StreamClient> gatewayClient;

  private OpenStreams(
      String id, String title, int streams, Function<Contender, StreamClient> gatewayClient) {
    this.id = id;
    this.title = title;
    this.streams = streams;
    this.gatewayClient = gatewayClient;
  }

  static Work sse(int streams) {
    return new OpenStreams(
        "streams-" + streams,
        "SSE, %,d open streams at 20 events/s each".formatted(streams),
        streams,
        contender -> new SseClient(contender, Scenario.PACED));
  }

  static Work sockets(int sockets) {
    return new OpenStreams(
        "sockets-" + sockets,
        "WebSocket, %,d sockets, one answer of 20 events/s each".formatted(sockets),
        sockets,
        gateway -> new SocketClient(gateway, Scenario.PACED));
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Outcome measure(Stage stage, Plan plan) {
    Contender gateway = stage.gateway().contender();
    trial(stage, gateway, streams / PART_THAT_WARMS, plan.warmUp());
    Turns turns =
        Turns.take(
            plan.rounds(),
            List.of(stage.nginx(), gateway),
            contender -> trial(stage, contender, streams, plan.length()));
    double grown = turns.gateway(Figure.THREADS) - turns.gateway(Figure.THREADS_AT_REST);
    return Outcome.of(
        turns,
        List.of(
            Check.atMost("events lost", turns.worst(Figure.LOST), 0, 0),
            Check.atMost("p99 of lag above nginx's, ms", turns.above(Figure.P99), 10, 2),
            Check.atMost("threads more than at rest", grown, 0, 0),
            Check.atMost("heap a stream, KiB", turns.gateway(Figure.HEAP_PER_STREAM), 64, 1),
            Check.atMost(
                "resident memory a stream, KiB", turns.gateway(Figure.MEMORY_PER_STREAM), 64, 1)));
  }

  private Figures trial(Stage stage, Contender contender, int number, Duration length) {
    Memory atRest = Memory.of(contender);
    int threadsAtRest = Processes.threads(contender.pids());
    try (var trial = new StreamTrial(client(contender), stage.live().paced())) {
      trial.open(number);
      LockSupport.parkNanos(SETTLE.toNanos());
      Duration before = Processes.cpu(contender.pids());
      LagRecorder lags = trial.watch(length);
      Duration used = Processes.cpu(contender.pids()).minus(before);
      int threads = Processes.threads(contender.pids());
      Memory loaded = Memory.of(contender);
      return Figures.none()
          .with(Figure.EVENTS, lags.recorded() / (double) length.toSeconds())
          .with(Figure.CPU, used.toNanos() / 1e3 / Math.max(1, lags.recorded()))
          .with(Figure.P50, lags.percentileMillis(50))
          .with(Figure.P99, lags.percentileMillis(99))
          .with(Figure.LOST, (double) trial.lost())
          .with(Figure.THREADS_AT_REST, threadsAtRest)
          .with(Figure.THREADS, threads)
          .with(Figure.HEAP_PER_STREAM, (loaded.heap() - atRest.heap()) / KIB / number)
          .with(Figure.MEMORY_PER_STREAM, (loaded.resident() - atRest.resident()) / KIB / number);
    }
  }

  private StreamClient client(Contender contender) {
    return contender.isGateway()
        ? gatewayClient.apply(contender)
        : new SseClient(contender, Scenario.PACED);
  }

  /**
   * @param heap of live objects; 0 for nginx, which has none
   */
  private record Memory(long heap, long resident) {

    static Memory of(Contender contender) {
      long heap = contender.isGateway() ? new JavaHeap(contender.pids().get(0)).live() : 0;
      return new Memory(heap, Processes.resident(contender.pids()));
    }
  }
}
