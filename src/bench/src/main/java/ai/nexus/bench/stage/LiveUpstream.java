package ai.nexus.bench.stage;

import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/** The upstream whose streams live: on one event loop of this process, so that clocks agree. */
public final class LiveUpstream implements AutoCloseable {

  private final EventLoop loop = new EventLoop();
  private final PacedStreams paced = new PacedStreams(loop.vertx());
  private final FloodStreams floods = new FloodStreams();
  private final int port;

  private LiveUpstream() {
    HttpServerOptions options =
        new HttpServerOptions().setHost("127.0.0.1").setPort(0).setAcceptBacklog(4096);
    this.port =
        EventLoop.await(loop.vertx().createHttpServer(options).requestHandler(this::serve).listen())
            .actualPort();
  }

  static LiveUpstream start() {
    return new LiveUpstream();
  }

  int port() {
    return port;
  }

  public PacedStreams paced() {
    return paced;
  }

  public FloodStreams floods() {
    return floods;
  }

  @Override
  public void close() {
    loop.close();
  }

  private void serve(HttpServerRequest request) {
    String path = request.path();
    if (path.startsWith("/" + Scenario.PACED.id() + "/")) {
      request.endHandler(read -> paced.open(request.response()));
    } else if (path.startsWith("/" + Scenario.FLOOD.id() + "/")) {
      request.endHandler(read -> floods.open(request.response()));
    } else {
      request.endHandler(
          read ->
              request.response().putHeader("content-type", "application/json").end(Answers.JSON));
    }
  }
}
