package ai.nexus.api.routing;

import ai.nexus.core.catalogue.Target;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * The states of all targets that have been called. Wildcards let clients name any model of a
 * provider, so they are bounded: the {@value #MOST} that were called last, for a day. Safe for many
 * threads.
 */
final class TargetStates {

  private static final int MOST = 10_000;
  private static final Duration KEPT = Duration.ofDays(1);

  private final BreakerConfig config;
  private final Clock clock;
  private final FailureCounts failures = new FailureCounts();
  private final Cache<TargetId, TargetState> states = bounded();
  private final Cache<KeyId, KeyState> keys = bounded();

  /** A provider's key as it stood. */
  private record KeyId(long provider, int number) {}

  private record KeyState(Target first, Aside aside) {}

  TargetStates(BreakerConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  private static <K, V> Cache<K, V> bounded() {
    // What the cache has to tidy up is little; to wake a thread for it costs more than it does.
    return Caffeine.newBuilder()
        .maximumSize(MOST)
        .expireAfterAccess(KEPT)
        .executor(Runnable::run)
        .build();
  }

  TargetState of(Target target) {
    TargetId id = TargetId.of(target);
    TargetState known = states.getIfPresent(id);
    if (known != null && known.isOf(target.provider())) {
      return known;
    }
    return states
        .asMap()
        .compute(
            id,
            (same, before) ->
                before != null && before.isOf(target.provider()) ? before : newState(target));
  }

  private TargetState newState(Target target) {
    KeyState key =
        keys.asMap()
            .compute(
                new KeyId(target.provider().id(), target.provider().keyNumber()),
                (id, before) ->
                    before != null && before.first().provider().equals(target.provider())
                        ? before
                        : new KeyState(target, new Aside(clock)));
    return new TargetState(target, key.aside(), failures.of(target.provider()), config, clock);
  }

  /** Does not count as a use of them. */
  Map<TargetId, TargetState> known() {
    return Map.copyOf(states.asMap());
  }

  FailureCounts failures() {
    return failures;
  }
}
