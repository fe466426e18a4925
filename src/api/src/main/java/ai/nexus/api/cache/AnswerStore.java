package ai.nexus.api.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * The answers that are kept, in memory, each for its own time, and together no more than a limit;
 * beyond it those go that are asked for least. Safe for many threads.
 */
public final class AnswerStore {

  private final Ticker ticker;
  private final Cache<AnswerKey, CachedAnswer> answers;
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();

  /**
   * @param maxSize of all answers, in bytes
   */
  public AnswerStore(long maxSize) {
    this(maxSize, Ticker.systemTicker());
  }

  AnswerStore(long maxSize, Ticker ticker) {
    this.ticker = ticker;
    this.answers =
        Caffeine.newBuilder()
            .maximumWeight(maxSize)
            .weigher((AnswerKey key, CachedAnswer answer) -> answer.weight())
            .expireAfter(Expiry.writing((AnswerKey key, CachedAnswer answer) -> answer.ttl()))
            .ticker(ticker)
            // Its own work is short, and threads that outlive the application are none of it.
            .executor(Runnable::run)
            .build();
  }

  /**
   * @param maxAge that it must be younger than
   */
  Optional<CachedAnswer> find(AnswerKey key, Optional<Duration> maxAge) {
    return Optional.ofNullable(answers.getIfPresent(key))
        .filter(answer -> maxAge.isEmpty() || age(answer).compareTo(maxAge.get()) < 0);
  }

  void put(AnswerKey key, CachedAnswer answer) {
    answers.put(key, answer);
  }

  long now() {
    return ticker.read();
  }

  Duration age(CachedAnswer answer) {
    return Duration.ofNanos(now() - answer.keptAt());
  }

  void hit() {
    hits.increment();
  }

  void miss() {
    misses.increment();
  }

  /** Lets go of answers whose time is over; otherwise only a request does. */
  public void tidy() {
    answers.cleanUp();
  }

  /** Lets go of all answers. */
  public void clear() {
    answers.invalidateAll();
  }

  /** How it stands. */
  public CacheState state() {
    long bytes = answers.policy().eviction().map(held -> held.weightedSize().orElse(0)).orElse(0L);
    return new CacheState(answers.estimatedSize(), bytes, hits.sum(), misses.sum());
  }
}
