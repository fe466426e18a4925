package ai.nexus.api.cache;

import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.relay.AnswerHead;
import ai.nexus.api.relay.Downstream;
import ai.nexus.api.relay.Loop;
import ai.nexus.core.log.EventLog;
import ai.nexus.core.usage.Outcome;
import ai.nexus.wire.json.Slice;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Gives a client an answer that was kept, all at once: when the exchange is recorded, on one event
 * loop. A client that does not take it in time is let go of.
 */
final class Replay implements Downstream.Listener {

  private static final EventLog LOG = EventLog.of(Replay.class);
  private static final Slice NO_DATA = Slice.of(new byte[0]);

  /**
   * Where and how long answers are given.
   *
   * @param timer watches slow clients
   * @param stall how long a client may take
   */
  record Stage(Loop loop, ScheduledExecutorService timer, Duration stall) {}

  private final Exchange exchange;
  private final CachedAnswer answer;
  private final AnswerHead head;
  private final Downstream client;
  private final Stage stage;
  private boolean closed;

  /**
   * @param age of the answer
   */
  Replay(Exchange exchange, CachedAnswer answer, Duration age, Downstream client, Stage stage) {
    this.exchange = exchange;
    this.answer = answer;
    this.head =
        answer
            .head()
            .with(MarkedDownstream.HEADER, "hit")
            .with("Age", Long.toString(age.toSeconds()));
    this.client = client;
    this.stage = stage;
  }

  /** Returns at once. */
  void start() {
    exchange.answeredFromCache(answer.usedAgain());
    exchange.routed(answer.target());
    exchange.keepTranscript(answer.transcript());
    exchange
        .finish(Outcome.COMPLETED, head.status(), Optional.empty())
        .thenRun(() -> stage.loop().execute(this::send));
  }

  private void send() {
    try {
      client.attach(stage.loop(), this);
      client.begin(head);
      Slice bytes = answer.bytes();
      if (head.isEventStream()) {
        client.endStream(bytes, NO_DATA);
      } else {
        client.body(bytes.array(), bytes.offset(), bytes.length());
        client.end();
      }
      if (!client.ready()) {
        waitForTheClient();
      }
    } catch (RuntimeException bug) {
      LOG.log(Level.ERROR, exchange.requestId(), "A kept answer was not given", Map.of(), bug);
      client.abandon();
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Nothing in it fails.
  private void waitForTheClient() {
    try {
      stage
          .timer()
          .schedule(
              () -> stage.loop().execute(this::letGo),
              stage.stall().toMillis(),
              TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopping) {
      LOG.debug("The gateway stops; a client that reads slowly is not waited for");
    }
  }

  private void letGo() {
    if (!closed) {
      client.abandon();
    }
  }

  @Override
  public void writable() {
    // All there is has been written.
  }

  @Override
  public void gone() {
    // It has been recorded as answered, and there is nothing to stop.
  }

  @Override
  public void cancelled() {
    // It has ended already.
  }

  @Override
  public void closed() {
    closed = true;
  }
}
