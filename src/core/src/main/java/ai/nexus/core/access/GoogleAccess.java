package ai.nexus.core.access;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Shows Google a token that it gave for a service account. A token is kept until 5 minutes before
 * its end; one fetch goes on at a time, which all that need a token wait for. A failure is told to
 * them and not kept, but within a second of one no other fetch is begun. While a token holds that
 * should be replaced, it goes on where no new one can be had.
 */
public final class GoogleAccess implements Access {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final ServiceAccount account;
  private final TokenEndpoint endpoint;
  private final Clock clock;
  private volatile Optional<Token> token = Optional.empty(); // written under this's lock
  private CompletableFuture<Token> fetch; // the last one; under this's lock, as is what follows
  private Instant begun = Instant.MIN;

  GoogleAccess(ServiceAccount account, Optional<URI> proxy) {
    this(account, proxy, Clock.systemUTC());
  }

  GoogleAccess(ServiceAccount account, Optional<URI> proxy, Clock clock) {
    this.account = account;
    this.endpoint = new TokenEndpoint(account, proxy);
    this.clock = clock;
    this.fetch = CompletableFuture.failedFuture(new AccessException("no token was fetched yet"));
  }

  @Override
  public CompletionStage<Map<String, String>> headers(Outgoing request) {
    Instant now = clock.instant();
    Optional<Token> kept = token;
    if (kept.filter(it -> now.isBefore(it.freshUntil())).isPresent()) {
      return CompletableFuture.completedStage(kept.get().headers());
    }
    return fetched(now)
        .exceptionallyCompose(failure -> old(kept, now, failure))
        .thenApply(Token::headers);
  }

  private static CompletionStage<Token> old(Optional<Token> kept, Instant now, Throwable failure) {
    return kept.filter(it -> now.isBefore(it.end()))
        .map(CompletableFuture::completedStage)
        .orElseGet(() -> CompletableFuture.failedStage(itself(failure)));
  }

  /** Stages wrap what made an earlier one fail. */
  private static Throwable itself(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  /** The fetch that is going on, or has just ended, else a new one. */
  private synchronized CompletableFuture<Token> fetched(Instant now) {
    Optional<Token> newer = token.filter(it -> now.isBefore(it.freshUntil()));
    if (newer.isPresent()) {
      return CompletableFuture.completedFuture(newer.get());
    }
    boolean rests = fetch.isDone() && !now.isBefore(begun.plus(PAUSE));
    if (rests) {
      begun = now;
      fetch = endpoint.fetch(now).thenApply(this::keep);
    }
    return fetch;
  }

  private synchronized Token keep(Token fetched) {
    token = Optional.of(fetched);
    return fetched;
  }

  /** Names the account and no secret. */
  @Override
  public String toString() {
    return "GoogleAccess[" + account.email() + "]";
  }
}
