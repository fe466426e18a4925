package ai.nexus.api.relay;

import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A request without a body that uses no tokens, so that it opens no exchange: for what a provider
 * keeps, and to see whether it lives. Its answer is held whole, {@value #LONGEST} bytes of it at
 * most.
 */
final class PlainCall {

  private static final int LONGEST = 8 << 20;
  private static final long LIMIT_SECONDS = 60;

  private final Provider provider;
  private final Semaphore room;
  private Optional<HttpClientRequest> request = Optional.empty();
  private final CompletableFuture<PlainAnswer> told = new CompletableFuture<>();

  /**
   * @param room for as many at once as there may be of its kind
   */
  PlainCall(Provider provider, Semaphore room) {
    this.provider = provider;
    this.room = room;
  }

  /** Fails with a {@link GatewayException}. On a loop. */
  CompletionStage<PlainAnswer> send(RelayLoop loop, String method, String path) {
    if (!room.tryAcquire()) {
      return CompletableFuture.failedStage(
          new GatewayException(
              Failure.OVERLOADED,
              "Too many requests of this kind are under way. Try again later."));
    }
    loop.execute(
        () ->
            loop.upstream()
                .open(provider, HttpMethod.valueOf(method), path)
                .compose(this::asked)
                .compose(this::whole)
                .timeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                .onComplete(this::ended));
    return told;
  }

  private Future<HttpClientResponse> asked(HttpClientRequest opened) {
    request = Optional.of(opened);
    return opened.send();
  }

  private void ended(AsyncResult<PlainAnswer> result) {
    room.release();
    if (result.succeeded()) {
      told.complete(result.result());
    } else {
      request.ifPresent(HttpClientRequest::reset);
      told.completeExceptionally(inOurTerms(result.cause()));
    }
  }

  private Future<PlainAnswer> whole(HttpClientResponse response) {
    Promise<PlainAnswer> whole = Promise.promise();
    Buffer body = Buffer.buffer();
    response.handler(
        piece -> {
          body.appendBuffer(piece);
          if (body.length() > LONGEST) {
            response.request().reset();
            whole.tryFail(
                new GatewayException(
                    Failure.UPSTREAM_BROKEN,
                    "The provider '" + provider.name() + "' sent more than is held."));
          }
        });
    response.exceptionHandler(whole::tryFail);
    response.endHandler(
        end -> {
          String type = response.getHeader("content-type");
          byte[] bytes = UpstreamErrors.withoutKey(provider, body.getBytes());
          whole.tryComplete(
              new PlainAnswer(
                  response.statusCode(), type == null ? "application/json" : type, bytes));
        });
    return whole.future();
  }

  private GatewayException inOurTerms(Throwable failed) {
    if (failed instanceof GatewayException known) {
      return known;
    }
    return failed instanceof TimeoutException
        ? new GatewayException(
            Failure.UPSTREAM_TIMEOUT,
            "The provider '" + provider.name() + "' took longer than " + LIMIT_SECONDS + " s.",
            failed)
        : UpstreamFailures.connecting(provider, failed);
  }
}
