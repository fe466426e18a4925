package ai.nexus.api.cache;

import ai.nexus.api.ask.Ask;
import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.exchange.SharedRoom;
import ai.nexus.api.relay.AnswerHead;
import ai.nexus.api.relay.Downstream;
import ai.nexus.api.relay.KnownAnswers;
import ai.nexus.api.relay.Loop;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.keys.Caller;
import ai.nexus.wire.json.Slice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Answers a request with the answer to an equal one (ADR 15), or takes down the answer that the
 * provider gives. Requests that are equal at the same time are all sent: none waits for another.
 * Safe for many threads.
 */
public final class AnswerCache implements KnownAnswers {

  // Answers under way may take a quarter of what those that are kept may.
  private static final int UNDER_WAY = 4;

  private final CacheConfig config;
  private final AnswerStore store;
  private final AnswerKeys keys;
  private final SharedRoom room;
  private final LongSupplier revision;
  private final Targets targets;
  private final Supplier<Loop> loops;
  private final ScheduledExecutorService timer;
  private final Duration stall;

  /** Who serves a model for a caller; fails where nobody does. */
  @FunctionalInterface
  public interface Targets {
    List<Target> of(Caller caller, String model);
  }

  /**
   * @param revision of the catalogue
   * @param loops the event loops that give answers
   * @param timer watches clients that take them slowly
   * @param stall how long a client may take
   */
  public AnswerCache(
      CacheConfig config,
      AnswerStore store,
      LongSupplier revision,
      Targets targets,
      Supplier<Loop> loops,
      ScheduledExecutorService timer,
      Duration stall) {
    this.config = config;
    this.store = store;
    this.keys = new AnswerKeys(config.scope());
    this.room = new SharedRoom(config.room() / UNDER_WAY);
    this.revision = revision;
    this.targets = targets;
    this.loops = loops;
    this.timer = timer;
    this.stall = stall;
  }

  @Override
  public Optional<Downstream> answer(Exchange exchange, Ask request, Downstream client) {
    if (exchange.cacheHeaders().isEmpty()) {
      return Optional.of(client);
    }
    CacheWish wish = CacheWish.of(exchange.cacheHeaders().get());
    // Once before, since a model that is not known makes the catalogue be read anew.
    targets.of(exchange.caller(), request.model());
    // Before the targets, so that what an edit in between leads to is under a key that is past.
    long before = revision.getAsLong();
    List<Target> own = targets.of(exchange.caller(), request.model());
    Optional<AnswerKey> key =
        wish.keep() ? keys.of(exchange, request, own, before) : Optional.empty();
    Optional<CachedAnswer> found =
        wish.lookUp() ? key.flatMap(known -> store.find(known, wish.maxAge())) : Optional.empty();
    if (found.isPresent()) {
      replay(exchange, found.get(), client);
      return Optional.empty();
    }
    if (wish.onlyIfCached()) {
      throw notCached();
    }
    return Optional.of(
        key.<Downstream>map(known -> recorder(exchange, own, known, wish, client))
            .orElseGet(() -> new MarkedDownstream(client, "bypass")));
  }

  private void replay(Exchange exchange, CachedAnswer answer, Downstream client) {
    store.hit();
    Replay.Stage stage = new Replay.Stage(loops.get(), timer, stall);
    new Replay(exchange, answer, store.age(answer), client, stage).start();
  }

  private AnswerRecorder recorder(
      Exchange exchange, List<Target> own, AnswerKey key, CacheWish wish, Downstream client) {
    store.miss();
    Duration ttl =
        wish.ttl().filter(asked -> asked.compareTo(config.ttl()) < 0).orElse(config.ttl());
    AnswerRecorder recorder =
        new AnswerRecorder(
            client,
            config.maxAnswer(),
            room.share(),
            (head, bytes) -> keep(exchange, own, key, head, bytes, ttl));
    exchange.listen(recorder);
    return recorder;
  }

  /** What a model answered that this one falls back on is not this one's answer. */
  private void keep(
      Exchange exchange,
      List<Target> own,
      AnswerKey key,
      AnswerHead head,
      Slice bytes,
      Duration ttl) {
    exchange
        .target()
        .filter(own::contains)
        .ifPresent(
            target ->
                store.put(
                    key,
                    new CachedAnswer(
                        head.contentType(),
                        CachedAnswer.ownHeaders(head),
                        bytes,
                        target,
                        exchange.usage(),
                        exchange.transcript(),
                        store.now(),
                        ttl)));
  }

  private static GatewayException notCached() {
    return new GatewayException(
        Failure.NOT_CACHED,
        "No answer to this request is kept, and 'Cache-Control: only-if-cached' rules out asking"
            + " for one.");
  }
}
