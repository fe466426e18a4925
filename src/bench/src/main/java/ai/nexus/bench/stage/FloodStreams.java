package ai.nexus.bench.stage;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** Streams as fast as their readers take them; counts what was taken. */
public final class FloodStreams {

  private static final Buffer EVENT = Buffer.buffer(Answers.content("x".repeat(4000)));

  private final LongAdder taken = new LongAdder();
  private final List<HttpServerResponse> open = new CopyOnWriteArrayList<>();

  /** Bytes over all streams so far. */
  public long taken() {
    return taken.sum();
  }

  public int open() {
    return open.size();
  }

  void open(HttpServerResponse response) {
    response.setChunked(true).putHeader("content-type", "text/event-stream");
    response.exceptionHandler(gone -> {});
    response.closeHandler(gone -> open.remove(response));
    response.drainHandler(drained -> fill(response));
    open.add(response);
    fill(response);
  }

  private void fill(HttpServerResponse response) {
    while (!response.closed() && !response.writeQueueFull()) {
      response.write(EVENT);
      taken.add(EVENT.length());
    }
  }
}
