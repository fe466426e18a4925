package ai.nexus.api.exchange;

import ai.nexus.core.catalogue.Target;
import ai.nexus.core.keys.Caller;
import ai.nexus.core.log.EventLog;
import ai.nexus.core.usage.EntryId;
import ai.nexus.core.usage.Outcome;
import ai.nexus.core.usage.OwnConversation;
import ai.nexus.wire.model.UsageReport;
import ai.nexus.wire.openai.TextSample;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One request's life: authenticate (the caller is known before an exchange opens), read the body,
 * route, translate, relay, account.
 *
 * <p>Handed from the request's thread to one event loop and changed by one of them at a time; only
 * {@link #finish} may be called from anywhere, takes effect once, and tells the listeners. The end
 * of an answer is sent when the stage that it returns is complete, so that a record survives
 * whatever the client has seen end.
 */
public final class Exchange {

  private static final EventLog LOG = EventLog.of(Exchange.class);
  private static final String UNKEPT = "The end of an exchange was not kept";

  private final String id;
  private final Instant startedAt = Instant.now();
  private final long startNanos = System.nanoTime();
  private final Caller caller;
  private final RequestFacts facts;
  private final List<ExchangeListener> listeners = new ArrayList<>(3);
  private final AtomicBoolean finished = new AtomicBoolean();
  private final CompletableFuture<Void> recorded = new CompletableFuture<>();
  private final Attempts attempts = new Attempts();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  private String conversationId;
  private boolean conversationLasts;
  private Optional<String> model = Optional.empty();
  private boolean streamed;
  private byte[] requestBody = new byte[0];
  private Optional<Target> target = Optional.empty();
  private Optional<Duration> firstEvent = Optional.empty();
  private UsageReport usage = UsageReport.NONE;
  private Optional<TextSample> answerText = Optional.empty();
  private boolean answerIsWhole;
  private Optional<Transcript> transcript = Optional.empty();
  private Optional<CacheHeaders> cacheHeaders = Optional.empty();
  private boolean cached;
  private boolean tellsTarget;

  Exchange(Caller caller, RequestFacts facts) {
    this.caller = caller;
    this.facts = facts;
    this.id = facts.entryId().orElseGet(EntryId::next);
    this.conversationLasts = facts.conversationId().isPresent();
    this.conversationId = facts.conversationId().orElseGet(() -> OwnConversation.of(id));
  }

  /** Adds one that is told of the end; before the exchange is handed to an event loop. */
  public void listen(ExchangeListener listener) {
    listeners.add(listener);
  }

  /** The request's body has been read and understood this far. */
  public void asked(byte[] body, String model, boolean stream, Optional<String> conversation) {
    this.requestBody = body;
    this.model = Optional.of(model);
    this.streamed = stream;
    if (!facts.conversationIsNamed()) {
      conversation.ifPresent(this::isPartOf);
    }
  }

  private void isPartOf(String named) {
    conversationId = named;
    conversationLasts = true;
  }

  /** A target has been chosen. */
  public void routed(Target chosen) {
    this.target = Optional.of(chosen);
  }

  /** The client may know which target serves it. */
  public void mayTellTarget() {
    this.tellsTarget = true;
  }

  /** The first event of the answer has come; later calls change nothing. */
  public void firstEvent() {
    if (firstEvent.isEmpty()) {
      firstEvent = Optional.of(elapsed());
    }
  }

  /** What has come turned out to be no answer: an error under a status that is none. */
  public void noAnswer() {
    firstEvent = Optional.empty();
  }

  /** What the upstream's answer has told so far. */
  public void told(UsageReport reported, TextSample text) {
    this.usage = reported;
    this.answerText = Optional.of(text);
  }

  /** The upstream's answer has come to its end, whether or not anyone waited for it. */
  public void answeredWhole() {
    this.answerIsWhole = true;
  }

  /** Where the answer's content goes, if the message store is to have it. */
  public void keepTranscript(Optional<Transcript> kept) {
    this.transcript = kept;
  }

  /** Its answer may come from the cache, and be kept there. */
  public void mayBeCached(CacheHeaders headers) {
    this.cacheHeaders = Optional.of(headers);
  }

  /**
   * It is answered with what was kept of an earlier exchange, and no upstream is asked.
   *
   * @param reported what this one used, which is nothing
   */
  public void answeredFromCache(UsageReport reported) {
    this.usage = reported;
    this.cached = true;
  }

  /**
   * Ends the exchange. The first call counts; others get its stage.
   *
   * @param code the error code that the client is told, empty where there is none
   * @return complete when what must survive the answer has been kept
   */
  public CompletionStage<Void> finish(Outcome outcome, int httpStatus, Optional<String> code) {
    if (!finished.compareAndSet(false, true)) {
      return recorded;
    }
    Ending ending = new Ending(outcome, httpStatus, code, Instant.now(), elapsed());
    CompletionStage<Void> all = CompletableFuture.completedStage(null);
    for (ExchangeListener listener : listeners) {
      CompletionStage<Void> one = tell(listener, ending);
      all = all.thenCombine(one, (a, b) -> null);
    }
    all.whenComplete(
        (done, failed) -> {
          if (failed != null) {
            LOG.log(Level.ERROR, requestId(), UNKEPT, Map.of(), failed);
          }
          recorded.complete(null);
        });
    return recorded;
  }

  /**
   * Ends the exchange without a record: what was asked for has begun, and leaves records of its
   * own, as the responses on a socket do whose handshake this was.
   */
  public void goesOn() {
    if (finished.compareAndSet(false, true)) {
      recorded.complete(null);
      closed();
    }
  }

  /** The client has been sent the last byte that it will get. */
  public void closed() {
    closed.complete(null);
  }

  /** Complete when the exchange is recorded and its client has nothing more to get. */
  public CompletionStage<Void> over() {
    return recorded.thenCombine(closed, (a, b) -> null);
  }

  /** A listener that fails must not keep the client waiting, nor the others from being told. */
  private CompletionStage<Void> tell(ExchangeListener listener, Ending ending) {
    try {
      return listener.finished(this, ending);
    } catch (RuntimeException failed) {
      LOG.log(Level.ERROR, requestId(), UNKEPT, Map.of(), failed);
      return CompletableFuture.completedStage(null);
    }
  }

  /** Whether what must survive the answer has been kept. */
  public boolean isRecorded() {
    return recorded.isDone();
  }

  public boolean isFinished() {
    return finished.get();
  }

  /** Since the request arrived. */
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  public String id() {
    return id;
  }

  public Instant startedAt() {
    return startedAt;
  }

  public Caller caller() {
    return caller;
  }

  public RequestFacts facts() {
    return facts;
  }

  public String requestId() {
    return facts.requestId();
  }

  public String conversationId() {
    return conversationId;
  }

  /** The conversation that goes on past this exchange; empty where it is the exchange's own. */
  public Optional<String> lastingConversation() {
    return conversationLasts ? Optional.of(conversationId) : Optional.empty();
  }

  /** The model as the client named it; empty until the body has been read. */
  public Optional<String> model() {
    return model;
  }

  public boolean streamed() {
    return streamed;
  }

  /** The body as the client sent it; empty until it has been read. Not to be changed. */
  public byte[] requestBody() {
    return requestBody;
  }

  public Optional<Target> target() {
    return target;
  }

  /** Whether the client may know it. */
  public boolean tellsTarget() {
    return tellsTarget;
  }

  public Attempts attempts() {
    return attempts;
  }

  public Optional<Duration> timeToFirstEvent() {
    return firstEvent;
  }

  public UsageReport usage() {
    return usage;
  }

  public Optional<TextSample> answerText() {
    return answerText;
  }

  /** Whether all of the upstream's answer has been read, so that it has told what it will tell. */
  public boolean answerIsWhole() {
    return answerIsWhole;
  }

  public Optional<Transcript> transcript() {
    return transcript;
  }

  /** Empty where the cache has no part in it. */
  public Optional<CacheHeaders> cacheHeaders() {
    return cacheHeaders;
  }

  /** Whether it was answered with what was kept of an earlier exchange. */
  public boolean isCached() {
    return cached;
  }
}
