package ai.nexus.bench.load;

import ai.nexus.bench.stage.Contender;
import ai.nexus.bench.stage.EventLoop;
import ai.nexus.bench.stage.Scenario;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;

/** Streams over HTTP, one connection each. */
public final class SseClient implements StreamClient {

  private static final int MOST = 10_000;
  private static final int SMALL_WINDOW = 64 << 10;

  private final EventLoop loop = new EventLoop();
  private final HttpClient http;
  private final RequestOptions address;
  private final Buffer body;

  public SseClient(Contender contender, Scenario scenario) {
    HttpClientOptions options = new HttpClientOptions().setKeepAlive(false);
    if (scenario == Scenario.FLOOD) {
      // What the kernel holds for a reader would else hide whether the gateway holds more.
      options.setReceiveBufferSize(SMALL_WINDOW);
    }
    http = loop.vertx().createHttpClient(options, new PoolOptions().setHttp1MaxSize(MOST));
    address =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(contender.chat(scenario).toString())
            .putHeader("authorization", "Bearer " + Contender.KEY)
            .putHeader("content-type", "application/json");
    body = Buffer.buffer(Prompt.small(scenario).body());
  }

  @Override
  public Future<Void> open(EventMeter meter, Runnable ended) {
    return answer()
        .map(
            response -> {
              response.handler(buffer -> meter.feed(buffer.getBytes()));
              response.exceptionHandler(broken -> ended.run());
              response.endHandler(end -> ended.run());
              response.resume();
              return null;
            });
  }

  /** A stream whose reader reads nothing beyond the head. */
  public Future<Void> openUnread() {
    return answer()
        .map(
            response -> {
              response.exceptionHandler(closed -> {}); // as it must be: no one reads to the end
              return null;
            });
  }

  private Future<HttpClientResponse> answer() {
    return http.request(address)
        .compose(request -> request.send(body).onSuccess(HttpClientResponse::pause))
        .compose(
            response ->
                response.statusCode() == 200
                    ? Future.succeededFuture(response)
                    : Future.failedFuture("answered " + response.statusCode()));
  }

  @Override
  public void close() {
    loop.close();
  }
}
