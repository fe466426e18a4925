package ai.nexus.api.relay;

import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.routing.AttemptFailure;
import ai.nexus.api.routing.Route;
import ai.nexus.core.catalogue.OnClientGone;
import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.json.Slice;
import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One attempt of an exchange on its event loop: asks the upstream, hands what comes to an {@link
 * AnswerFlow}, asks for more when the client has taken what there was, and lets go of both sides
 * when the {@link Answer} has ended; or of its upstream alone, where another attempt takes the
 * client over. Everything in here runs on that loop.
 */
final class RelayCall implements Downstream.Listener, UpstreamCall.Listener, Answer.Carrier {

  private final Answer answer;
  private final Courses courses;
  private final RelayConfig config;
  private final RelayLoop loop;
  private final Drains drains;
  private final CallLimits limits;

  private Optional<UpstreamCall> upstream = Optional.empty();
  private Optional<AnswerFlow> flow = Optional.empty();
  private boolean waitsForClient;
  private boolean upstreamIsDone;
  private boolean downstreamIsClosed;

  RelayCall(
      Answer answer,
      Courses courses,
      CallLimits limits,
      RelayConfig config,
      RelayLoop loop,
      Drains drains) {
    this.answer = answer;
    this.courses = courses;
    this.limits = limits;
    this.config = config;
    this.loop = loop;
    this.drains = drains;
  }

  /** The first attempt. */
  void start(Course course) {
    begin();
    setOut(course);
  }

  /** An attempt that is made after a pause. */
  void startAfter(Duration pause) {
    begin();
    new Setout(answer, courses, loop, this::setOut, this::refused).after(pause);
  }

  private void begin() {
    answer.carriedBy(this);
    loop.add(this);
    answer.downstream().attach(loop, this);
  }

  private void setOut(Course course) {
    guard(() -> send(course));
  }

  private void send(Course course) {
    answer.goes(course);
    course.permit().begins();
    limits.asked();
    UpstreamCall call =
        new UpstreamCall(answer.exchange(), course.translation(), course.target(), loop, this);
    upstream = Optional.of(call);
    call.send();
  }

  @Override
  public void answered(HttpClientResponse response) {
    limits.heard();
    flow = Optional.of(AnswerFlows.choose(response, answer, config));
    more();
  }

  @Override
  public void heard(Slice piece) {
    if (answer.ended()) {
      return;
    }
    limits.heard();
    guard(() -> flow.orElseThrow().data(piece));
    if (answer.ended()) {
      return;
    }
    Downstream downstream = answer.downstream();
    if (downstream.flush()) {
      limits.sent();
    }
    if (downstream.ready()) {
      more();
    } else {
      waitsForClient = true;
      limits.clientIsSlow();
    }
  }

  @Override
  public void writable() {
    if (waitsForClient && !answer.ended()) {
      waitsForClient = false;
      limits.clientCaughtUp();
      more();
    }
  }

  private void more() {
    upstream.ifPresent(UpstreamCall::more);
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
  public void refused(GatewayException failure) {
    answer.refuse(failure);
  }

  @Override
  public void uploadBroke(GatewayException failure) {
    if (failure.failure() == Failure.CLIENT_GONE) {
      answer.abandon();
    } else {
      answer.refuse(failure);
    }
  }

  @Override
  public void gone() {
    if (answer.ended() || answer.clientHasLeft()) {
      return;
    }
    if (mayDrain()) {
      drain();
    } else {
      answer.abandon();
    }
  }

  /** Asks for a place last, because it has to be given back. */
  private boolean mayDrain() {
    Provider provider = answer.target().provider();
    boolean wanted = provider.onClientGone() == OnClientGone.DRAIN;
    boolean sent = upstream.filter(UpstreamCall::isSent).isPresent();
    return wanted && sent && drains.begin(provider.name());
  }

  /** Reads on without a client, for the sake of the usage. */
  private void drain() {
    // Counted anew, because the client's port is not to be looked at any more.
    loop.remove(this);
    answer.leaveClient();
    loop.add(this);
    limits.clientLeft();
    upstream.ifPresent(UpstreamCall::doNotRepeat);
    if (waitsForClient) {
      waitsForClient = false;
      more();
    }
  }

  @Override
  public void cancelled() {
    answer.abandon();
  }

  /** The gateway stops and waits no longer. */
  void cut() {
    answer.refuse(new GatewayException(Failure.SHUTTING_DOWN, "The gateway is shutting down."));
  }

  /** What a step throws ends the exchange; an event loop would only log it. */
  @Override
  public void guard(Runnable step) {
    if (answer.ended()) {
      return;
    }
    try {
      step.run();
    } catch (GatewayException failure) {
      answer.refuse(failure);
    } catch (RuntimeException | Error bug) {
      answer.refuse(
          new GatewayException(Failure.INTERNAL, "The gateway failed on this answer.", bug));
    }
  }

  /** Nothing is repeated once an answer has begun or cost something, nor for nobody. */
  @Override
  public Optional<Route.Next> next(AttemptFailure failure) {
    Exchange exchange = answer.exchange();
    boolean begun = exchange.timeToFirstEvent().isPresent() || exchange.answerIsWhole();
    boolean spent = upstream.filter(UpstreamCall::isSpent).isPresent();
    if (begun || spent || answer.clientHasLeft() || !limits.allow(Duration.ZERO)) {
      return Optional.empty();
    }
    return courses.after(failure);
  }

  @Override
  public void goOn(Route.Next next, boolean told) {
    // Counted anew, because the client is another call's to look at.
    loop.remove(this);
    Downstream client = answer.handOver();
    loop.add(this);
    downstreamIsClosed = true;
    letGoOfUpstream(told);
    leaveLoopWhenDone(); // which it may have been before, where its answer was whole
    Answer other = new Answer(answer.exchange(), next.permit(), client, loop.end());
    CallLimits others = limits.ofNextAttempt(courses.limits(next.permit(), config));
    new RelayCall(other, courses, others, config, loop, drains).startAfter(next.delay());
  }

  @Override
  public void ending(boolean told) {
    if (answer.clientHasLeft()) {
      drains.end();
    }
    flow.ifPresent(AnswerFlow::report);
    letGoOfUpstream(told);
  }

  private void letGoOfUpstream(boolean told) {
    limits.linger();
    if (told) {
      upstream.ifPresent(UpstreamCall::readRest);
    } else {
      cancelUpstream();
    }
  }

  @Override
  public void closed() {
    downstreamIsClosed = true;
    leaveLoopWhenDone();
  }

  private void cancelUpstream() {
    upstreamIsDone();
    upstream.ifPresent(UpstreamCall::cancel);
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
    if (answer.ended()) {
      watchTheRest(now);
    } else {
      guard(() -> watchLimits(now));
    }
  }

  private void watchTheRest(long now) {
    if (!upstreamIsDone && limits.lingersTooLong(now)) {
      cancelUpstream();
    }
    boolean recorded = answer.exchange().isRecorded();
    if (!downstreamIsClosed && recorded && limits.clientLingersTooLong(now)) {
      answer.downstream().abandon();
    }
  }

  private void watchLimits(long now) {
    if (limits.clientStalls(now)) {
      gone();
      return;
    }
    if (limits.drainsTooLong(now)) {
      answer.abandon();
      return;
    }
    upstream.ifPresent(call -> call.uploadedAt().ifPresent(limits::asked));
    boolean begun = answer.exchange().timeToFirstEvent().isPresent();
    Optional<GatewayException> late = limits.exceeded(now, begun, answer.target().provider());
    if (late.isPresent()) {
      answer.refuse(late.get());
    } else if (flow.isPresent() && limits.heartbeatDue(now)) {
      flow.get().heartbeat();
    }
  }

  OptionalInt portToLookAt() {
    return answer.downstream().portToLookAt();
  }

  /** Whether there is a client still to work for. */
  void look(ConnectionTable table) {
    if (!answer.ended()) {
      answer.downstream().look(table);
    }
  }
}
