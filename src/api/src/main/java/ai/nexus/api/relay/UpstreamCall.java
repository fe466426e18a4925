package ai.nexus.api.relay;

import ai.nexus.api.ask.Upload;
import ai.nexus.api.exchange.Exchange;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.log.EventLog;
import ai.nexus.wire.json.Slice;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;

/**
 * The upstream's side of one exchange, on its event loop: sends the request, once more where a
 * pooled connection turns out dead, and gives the answer piece by piece as it is asked for more.
 */
final class UpstreamCall {

  /** Who is told. */
  interface Listener {
    /** The head has come; the body waits for {@link UpstreamCall#more()}. */
    void answered(HttpClientResponse answer);

    /** A piece of the body, which is the listener's to keep. */
    void heard(Slice piece);

    /** The body is whole. */
    void ended();

    /** The connection ended before the body did. */
    void broke(Throwable cause);

    /** The client's side of an upload has broken off. */
    void uploadBroke(GatewayException failure);

    /** No head has come. */
    void refused(GatewayException failure);

    /** Runs a step of the call, and ends the exchange where it throws. */
    void guard(Runnable step);
  }

  private static final EventLog LOG = EventLog.of(UpstreamCall.class);

  private final Exchange exchange;
  private final Translation translation;
  private final Target target;
  private final Upstream upstream;
  private final Executor loop;
  private final Listener listener;

  private Optional<HttpClientRequest> request = Optional.empty();
  private Optional<UploadPump> pump = Optional.empty();
  private Optional<HttpClientResponse> response = Optional.empty();
  private boolean spoke;
  private boolean cancelled;
  private boolean mustNotRepeat;
  private boolean repeated;

  UpstreamCall(
      Exchange exchange,
      Translation translation,
      Target target,
      RelayLoop loop,
      Listener listener) {
    this.exchange = exchange;
    this.translation = translation;
    this.target = target;
    this.upstream = loop.upstream();
    this.loop = loop;
    this.listener = listener;
  }

  void send() {
    // What comes but once cannot be sent again, which a pooled connection may ask for.
    send(translation.upload().isPresent());
  }

  private void send(boolean onFreshConnection) {
    exchange.attempts().begin();
    if (target.provider().api().hasFixedHeaders()) {
      open(Map.of(), onFreshConnection);
    } else {
      upstream
          .credentials(target.provider(), translation)
          .whenComplete(
              (headers, failed) ->
                  loop.execute(() -> openUnlessRefused(headers, failed, onFreshConnection)));
    }
  }

  private void openUnlessRefused(
      Map<String, String> credentials, Throwable refused, boolean onFreshConnection) {
    if (cancelled) {
      return;
    }
    if (refused == null) {
      open(credentials, onFreshConnection);
    } else {
      listener.refused(Credentials.inOurTerms(target.provider(), refused));
    }
  }

  private void open(Map<String, String> credentials, boolean onFreshConnection) {
    upstream
        .open(target.provider(), translation.path(), onFreshConnection)
        .onSuccess(opened -> openedUnlessCancelled(opened, credentials))
        .onFailure(
            failed -> listener.refused(UpstreamFailures.connecting(target.provider(), failed)));
  }

  private void openedUnlessCancelled(HttpClientRequest opened, Map<String, String> credentials) {
    if (cancelled) {
      opened.reset();
    } else {
      listener.guard(() -> opened(opened, credentials));
    }
  }

  private void opened(HttpClientRequest opened, Map<String, String> credentials) {
    boolean reused = upstream.wasReused(opened);
    request = Optional.of(opened);
    upstream.headers(opened, target.provider(), exchange, translation.isUntouched());
    credentials.forEach(opened::putHeader);
    opened.continueHandler(informed -> spoke = true);
    opened.earlyHintsHandler(hints -> spoke = true);
    send(opened)
        .onSuccess(this::answeredUnlessCancelled)
        .onFailure(failed -> listener.guard(() -> brokeBeforeHead(failed, reused)));
  }

  private Future<HttpClientResponse> send(HttpClientRequest opened) {
    opened.putHeader("content-type", translation.contentType());
    Optional<Upload> upload = translation.upload();
    if (upload.isEmpty()) {
      return opened.send(Upstream.wrap(translation.body()));
    }
    UploadPump started = new UploadPump(upload.get(), opened, listener::uploadBroke);
    pump = Optional.of(started);
    started.begin(translation.body(), translation.length(), loop);
    return opened.response();
  }

  /**
   * A reused connection may have been closed while it lay in the pool; an upstream that said
   * anything at all has had the request and may charge for it.
   */
  private void brokeBeforeHead(Throwable failed, boolean reused) {
    GatewayException failure = UpstreamFailures.beforeHead(target.provider(), failed);
    boolean wasDead = reused && !spoke && UpstreamFailures.isClosed(failed);
    if (wasDead && !mustNotRepeat && !repeated) {
      repeated = true;
      giveUp(failure.failure());
      send(true);
      return;
    }
    listener.refused(failure);
  }

  private void giveUp(Failure failure) {
    LOG.log(
        System.Logger.Level.DEBUG,
        exchange.requestId(),
        "A pooled connection was dead; trying once more on a fresh one",
        Map.of("provider", target.provider().name()));
    exchange
        .attempts()
        .giveUp(target, ExchangeEnd.outcomeOf(failure), Optional.empty(), failure.code());
    request = Optional.empty();
  }

  /** Whether the request cannot be sent again, since the client's side of it has been used up. */
  boolean isSpent() {
    return pump.isPresent();
  }

  private void answeredUnlessCancelled(HttpClientResponse answer) {
    if (cancelled) {
      answer.request().reset();
    } else {
      listener.guard(() -> answered(answer));
    }
  }

  private void answered(HttpClientResponse answer) {
    pump.ifPresent(UploadPump::stop);
    response = Optional.of(answer);
    answer.pause();
    answer.handler(this::heard);
    answer.endHandler(end -> listener.ended());
    answer.exceptionHandler(listener::broke);
    listener.answered(answer);
  }

  private void heard(Buffer piece) {
    listener.heard(Upstream.unwrap(piece));
  }

  /** Whether the request has gone out, so that the upstream may be working for it. */
  boolean isSent() {
    return request.isPresent();
  }

  /** When it was last sent a piece of an upload. */
  OptionalLong uploadedAt() {
    return pump.stream().mapToLong(UploadPump::movedAt).findFirst();
  }

  /** Nobody waits any more: a request that is lost now stays lost. */
  void doNotRepeat() {
    mustNotRepeat = true;
  }

  /** Asks for the next piece of the answer. */
  void more() {
    response.ifPresent(answer -> answer.fetch(1));
  }

  /** Reads the rest, so that the connection can be used again. */
  void readRest() {
    response.ifPresent(HttpClientResponse::resume);
  }

  /** Ends the request, and the connection where the answer is not whole. */
  void cancel() {
    cancelled = true;
    pump.ifPresent(UploadPump::stop);
    request.ifPresent(HttpClientRequest::reset);
  }
}
