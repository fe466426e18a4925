package ai.nexus.bench.jmh;

import ai.nexus.bench.stage.StreamSample;
import ai.nexus.wire.openai.ChatStreamFilter;
import ai.nexus.wire.openai.ModelAlias;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** One event of a stream, with and without another name for the model; a filter a stream. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StreamFilterBenchmark {

  private static final int MAX_EVENT = 1 << 20;

  @Param({"false", "true"})
  boolean aliased;

  private byte[] stream;
  private Optional<ModelAlias> alias;

  @Setup
  public void makeStream() {
    stream = StreamSample.bytes();
    alias = aliased ? Optional.of(new ModelAlias(StreamSample.MODEL, "gpt-4")) : Optional.empty();
  }

  @Benchmark
  @OperationsPerInvocation(StreamSample.EVENTS)
  public ChatStreamFilter event(Blackhole sink) {
    var filter = new ChatStreamFilter(true, alias, MAX_EVENT);
    filter.feed(stream, 0, stream.length, (raw, data) -> sink.consume(raw));
    return filter;
  }
}
