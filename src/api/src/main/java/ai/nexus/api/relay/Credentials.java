package ai.nexus.api.relay;

import ai.nexus.core.access.Access;
import ai.nexus.core.access.Outgoing;
import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What shows providers who asks where that is another thing for each request: a signature, or a
 * token that ends. Safe for many threads.
 */
final class Credentials {

  /** Of a provider as it stood; an edit of its key makes another one. */
  private record Held(Provider provider, Access access) {}

  /** A provider's keys are different ones to it. */
  private record Key(long provider, int number) {}

  private final Map<Key, Held> held = new ConcurrentHashMap<>();

  /** Fails where they cannot be had; see {@link #inOurTerms}. */
  CompletionStage<Map<String, String>> headers(Provider provider, Outgoing request) {
    try {
      return access(provider).headers(request);
    } catch (IllegalArgumentException unusable) {
      return CompletableFuture.failedStage(unusable);
    }
  }

  private Access access(Provider provider) {
    return held.compute(
            new Key(provider.id(), provider.keyNumber()),
            (key, before) ->
                before != null && before.provider().equals(provider)
                    ? before
                    : new Held(provider, made(provider)))
        .access();
  }

  private static Access made(Provider provider) {
    return Access.of(
        provider.api().keyScheme(),
        provider.serverKey(),
        provider.api().options(),
        provider.proxyUrl());
  }

  /** Why they could not be had, to the client. */
  static GatewayException inOurTerms(Provider provider, Throwable cause) {
    return new GatewayException(
        Failure.UPSTREAM_CREDENTIALS,
        "The provider '"
            + provider.name()
            + "' cannot be shown who asks. The operator has to look at its server_key and options;"
            + " the log tells more.",
        cause);
  }
}
