package ai.nexus.api.relay;

import ai.nexus.api.exchange.Exchange;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.log.EventLog;
import ai.nexus.core.usage.Outcome;
import ai.nexus.wire.json.Slice;
import ai.nexus.wire.openai.ChatRequestScan;
import io.vertx.core.http.HttpClientResponse;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One exchange on its event loop: asks the upstream, hands what comes to an {@link AnswerFlow},
 * asks for more when the client has taken what there was, and ends both sides exactly once.
 * Everything in here runs on that loop.
 */
final class RelayCall implements Downstream.Listener, UpstreamCall.Listener {

  private static final EventLog LOG = EventLog.of(RelayCall.class);

  private final Exchange exchange;
  private final ChatRequestScan ask;
  private final Target target;
  private final Downstream downstream;
  private final UpstreamCall upstream;
  private final RelayConfig config;
  private final RelayLoop loop;
  private final CallLimits limits;

  private Optional<AnswerFlow> flow = Optional.empty();
  private boolean waitsForClient;
  private boolean ended;
  private boolean upstreamIsDone;
  private boolean downstreamIsClosed;

  RelayCall(
      Exchange exchange,
      ChatRequestScan ask,
      Downstream downstream,
      RelayConfig config,
      RelayLoop loop) {
    this.exchange = exchange;
    this.ask = ask;
    this.target = exchange.target().orElseThrow();
    this.downstream = downstream;
    this.config = config;
    this.loop = loop;
    this.upstream = new UpstreamCall(exchange, ask, target, loop.upstream(), this);
    this.limits = new CallLimits(config, exchange.facts().clientTimeout());
  }

  void start() {
    loop.add(this);
    downstream.attach(loop, this);
    guard(upstream::send);
  }

  @Override
  public void answered(HttpClientResponse answer) {
    limits.heard();
    flow = Optional.of(AnswerFlows.choose(answer, this, config));
    upstream.more();
  }

  @Override
  public void heard(Slice piece) {
    if (ended) {
      return;
    }
    limits.heard();
    guard(() -> flow.orElseThrow().data(piece));
    if (ended) {
      return;
    }
    if (downstream.flush()) {
      limits.sent();
    }
    if (downstream.ready()) {
      upstream.more();
    } else {
      waitsForClient = true;
      limits.clientIsSlow();
    }
  }

  @Override
  public void writable() {
    if (waitsForClient && !ended) {
      waitsForClient = false;
      limits.clientCaughtUp();
      upstream.more();
    }
  }

  @Override
  public void ended() {
    upstreamIsDone();
    guard(() -> flow.orElseThrow().end());
  }

  @Override
  public void broke(Throwable failed) {
    upstreamIsDone();
    guard(() -> flow.orElseThrow().broken(failed));
  }

  @Override
  public void gone() {
    if (ended) {
      return;
    }
    end();
    cancelUpstream();
    exchange
        .finish(Outcome.CLIENT_CLOSED, Failure.CLIENT_GONE.status(), Failure.CLIENT_GONE.code())
        .thenRun(() -> onLoop(downstream::abandon));
  }

  @Override
  public void closed() {
    downstreamIsClosed = true;
    leaveLoopWhenDone();
  }

  /** The gateway stops and waits no longer. */
  void cut() {
    refuse(new GatewayException(Failure.SHUTTING_DOWN, "The gateway is shutting down."));
  }

  private void end() {
    ended = true;
    limits.linger();
    flow.ifPresent(AnswerFlow::report);
  }

  private void upstreamIsDone() {
    upstreamIsDone = true;
    leaveLoopWhenDone();
  }

  /** Until then the sweep watches what is left of the call. */
  private void leaveLoopWhenDone() {
    if (upstreamIsDone && downstreamIsClosed) {
      loop.remove(this);
    }
  }

  /** Called by the loop's sweep. */
  void watch(long now) {
    if (ended) {
      watchTheRest(now);
    } else {
      guard(() -> watchLimits(now));
    }
  }

  OptionalInt portToLookAt() {
    return downstream.portToLookAt();
  }

  /** Whether there is a client still to work for. */
  void look(ConnectionTable table) {
    if (!ended) {
      downstream.look(table);
    }
  }

  private void watchTheRest(long now) {
    if (!upstreamIsDone && limits.lingersTooLong(now)) {
      cancelUpstream();
    }
    if (!downstreamIsClosed && exchange.isRecorded() && limits.clientLingersTooLong(now)) {
      downstream.abandon();
    }
  }

  private void watchLimits(long now) {
    if (limits.clientStalls(now)) {
      gone();
      return;
    }
    boolean begun = exchange.timeToFirstEvent().isPresent();
    Optional<GatewayException> late = limits.exceeded(now, begun, target.provider());
    if (late.isPresent()) {
      refuse(late.get());
    } else if (flow.isPresent() && limits.heartbeatDue(now)) {
      flow.get().heartbeat();
    }
  }

  @Override
  public void refused(GatewayException failure) {
    refuse(failure);
  }

  /** Ends the exchange with an error that the gateway words; used by flows too. */
  void refuse(GatewayException failure) {
    if (ended) {
      return;
    }
    end();
    logFailure(failure);
    cancelUpstream();
    Failure kind = failure.failure();
    boolean mayRetry = kind.retryable() && upstream.mayTryAgain();
    exchange
        .finish(outcomeOf(kind), kind.status(), kind.code())
        .thenRun(() -> onLoop(() -> downstream.fail(failure, mayRetry)));
  }

  /** Ends the exchange; {@code last} sends what was held back until the record is safe. */
  void complete(Outcome outcome, int status, Optional<String> code, Runnable last) {
    if (ended) {
      return;
    }
    end();
    exchange.finish(outcome, status, code).thenRun(() -> onLoop(last));
    upstream.drain();
  }

  /** Ends the exchange, before its answer has begun, with an error that the upstream told. */
  void failed(ToldError error, AnswerHead head) {
    Optional<GatewayException> ours = UpstreamErrors.ofStatus(target.provider(), error.status());
    if (ours.isPresent()) {
      refuse(ours.get());
      return;
    }
    byte[] bytes = error.bytes();
    AnswerHead shown = head.ofError(error);
    failed(
        error,
        error.status(),
        () -> {
          downstream.begin(shown);
          downstream.body(bytes, 0, bytes.length);
          downstream.end();
        });
  }

  /** Ends the exchange with an error that the upstream told; {@code last} tells the client. */
  void failed(ToldError error, int status, Runnable last) {
    complete(Outcome.UPSTREAM_ERROR, status, Optional.of("upstream_" + error.status()), last);
  }

  private void onLoop(Runnable task) {
    if (loop.isCurrent()) {
      task.run();
    } else {
      loop.execute(task);
    }
  }

  /** What a step throws ends the exchange; an event loop would only log it. */
  @Override
  public void guard(Runnable step) {
    if (ended) {
      return;
    }
    try {
      step.run();
    } catch (GatewayException failure) {
      refuse(failure);
    } catch (RuntimeException bug) {
      refuse(new GatewayException(Failure.INTERNAL, "The gateway failed on this answer.", bug));
    }
  }

  private void cancelUpstream() {
    upstreamIsDone();
    upstream.cancel();
  }

  private void logFailure(GatewayException failure) {
    LOG.log(
        failure.failure().logLevel(),
        exchange.requestId(),
        failure.getMessage(),
        Map.of(
            "provider", target.provider().name(),
            "model", target.modelName(),
            "client_key", exchange.caller().keyHint(),
            "attempt", exchange.attempts(),
            "cause", String.valueOf(failure.getCause())));
  }

  private static Outcome outcomeOf(Failure failure) {
    return switch (failure) {
      case UPSTREAM_TIMEOUT -> Outcome.TIMEOUT;
      case OVERLOADED, SHUTTING_DOWN -> Outcome.REJECTED;
      default -> Outcome.UPSTREAM_ERROR;
    };
  }

  Exchange exchange() {
    return exchange;
  }

  ChatRequestScan ask() {
    return ask;
  }

  Target target() {
    return target;
  }

  Downstream downstream() {
    return downstream;
  }
}
