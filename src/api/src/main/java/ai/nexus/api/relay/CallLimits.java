package ai.nexus.api.relay;

import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import java.time.Duration;
import java.util.Optional;

/**
 * The clock of one call: how long it has run, since when the upstream has been silent, since when
 * the client has taken nothing. Times are {@link System#nanoTime}; used on one event loop.
 */
final class CallLimits {

  private static final long LINGER_NANOS = Duration.ofSeconds(5).toNanos();

  private final RelayConfig config;
  private final TimeLimits allowed;
  private final Optional<Duration> clientTimeout;
  private final Duration firstEvent;
  private final long startedAt;
  private long askedAt = System.nanoTime();
  private long heardAt = askedAt;
  private long slowSince;
  private long sentAt = askedAt;
  private long endedAt;
  private boolean clientIsSlow;
  private boolean drains;
  private long drainsSince;

  CallLimits(RelayConfig config, TimeLimits allowed, Optional<Duration> clientTimeout) {
    this(config, allowed, clientTimeout, System.nanoTime());
  }

  private CallLimits(
      RelayConfig config, TimeLimits allowed, Optional<Duration> clientTimeout, long startedAt) {
    this.config = config;
    this.allowed = allowed;
    this.clientTimeout = clientTimeout;
    this.startedAt = startedAt;
    this.firstEvent =
        clientTimeout
            .map(asked -> asked.minusNanos(System.nanoTime() - startedAt))
            .filter(left -> left.compareTo(allowed.firstEvent()) < 0)
            .orElse(allowed.firstEvent());
  }

  /** Those of another attempt: time goes on for the client and for the whole. */
  CallLimits ofNextAttempt(TimeLimits next) {
    return new CallLimits(config, next, clientTimeout, startedAt);
  }

  /** Whether the client still waits after that time. */
  boolean allow(Duration pause) {
    long after = System.nanoTime() + pause.toNanos() - startedAt;
    return after < allowed.total().toNanos()
        && clientTimeout.map(asked -> after < asked.toNanos()).orElse(true);
  }

  /** The request goes out. */
  void asked() {
    asked(System.nanoTime());
  }

  /** The upstream has been sent a piece of a request that is still being sent. */
  void asked(long at) {
    askedAt = at;
  }

  void heard() {
    heardAt = System.nanoTime();
  }

  void sent() {
    sentAt = System.nanoTime();
  }

  void clientIsSlow() {
    clientIsSlow = true;
    slowSince = System.nanoTime();
  }

  void clientCaughtUp() {
    clientIsSlow = false;
    heardAt = System.nanoTime();
  }

  /** The client has gone and the answer is read on. */
  void clientLeft() {
    clientCaughtUp();
    drains = true;
    drainsSince = heardAt;
  }

  boolean drainsTooLong(long now) {
    return drains && now - drainsSince > config.drainTimeout().toNanos();
  }

  /** The exchange has ended; what the upstream still sends is read and thrown away for a while. */
  void linger() {
    endedAt = System.nanoTime();
  }

  boolean lingersTooLong(long now) {
    return now - endedAt > LINGER_NANOS;
  }

  boolean clientLingersTooLong(long now) {
    return now - endedAt > config.stall().toNanos();
  }

  boolean clientStalls(long now) {
    return clientIsSlow && now - slowSince > config.stall().toNanos();
  }

  boolean heartbeatDue(long now) {
    if (clientIsSlow || now - sentAt < config.heartbeat().toNanos()) {
      return false;
    }
    sentAt = now;
    return true;
  }

  /**
   * The limit that the upstream has passed, if any. While the client is slow it is not its fault.
   *
   * @param begun whether the first event of the answer has come; a head or a comment is none
   */
  Optional<GatewayException> exceeded(long now, boolean begun, Provider provider) {
    if (now - startedAt > allowed.total().toNanos()) {
      return late(provider, "took longer in all than", allowed.total());
    }
    if (clientIsSlow) {
      return Optional.empty();
    }
    if (!begun && now - askedAt > firstEvent.toNanos()) {
      return late(provider, "did not begin to answer within", firstEvent);
    }
    if (begun && now - heardAt > allowed.idle().toNanos()) {
      return late(provider, "was silent in the middle of its answer for", allowed.idle());
    }
    return Optional.empty();
  }

  private static Optional<GatewayException> late(Provider provider, String what, Duration limit) {
    return Optional.of(
        new GatewayException(
            Failure.UPSTREAM_TIMEOUT,
            "The provider '" + provider.name() + "' " + what + " " + shown(limit) + "."));
  }

  private static String shown(Duration limit) {
    return limit.toMillis() < 10_000 ? limit.toMillis() + " ms" : limit.toSeconds() + " s";
  }
}
