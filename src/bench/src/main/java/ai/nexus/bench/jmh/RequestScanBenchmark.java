package ai.nexus.bench.jmh;

import ai.nexus.bench.load.Prompt;
import ai.nexus.bench.stage.Scenario;
import ai.nexus.wire.openai.ChatRequestScan;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A request is scanned, and its body made as it goes upstream, under another model name. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RequestScanBenchmark {

  @Param({"60", "100000", "2000000"})
  int promptBytes;

  private byte[] body;

  @Setup
  public void makeBody() {
    body = new Prompt(Scenario.SSE, promptBytes).body();
  }

  @Benchmark
  public ChatRequestScan scan() {
    return ChatRequestScan.of(body);
  }

  @Benchmark
  public byte[] scanAndRewrite() {
    return ChatRequestScan.of(body).rewritten("upstream-model");
  }
}
