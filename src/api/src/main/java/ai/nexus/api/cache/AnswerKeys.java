package ai.nexus.api.cache;

import ai.nexus.api.ask.Ask;
import ai.nexus.api.exchange.Exchange;
import ai.nexus.core.catalogue.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the keys of answers: of what is asked for, by whom, of which providers and models, as the
 * catalogue stood, and of all members of the body and headers that may change an answer. Safe for
 * many threads.
 */
final class AnswerKeys {

  // A request's own, or its trace's; no provider answers otherwise for them.
  private static final Set<String> OF_ONE_REQUEST = Set.of("idempotency-key", "traceparent");

  private final CacheConfig.Scope scope;

  AnswerKeys(CacheConfig.Scope scope) {
    this.scope = scope;
  }

  /**
   * @param targets all that may serve it
   * @param revision of the catalogue that led to them, or an earlier one: an edit makes all earlier
   *     answers unreachable
   * @return empty where its answer must not be given again
   */
  Optional<AnswerKey> of(Exchange exchange, Ask ask, List<Target> targets, long revision) {
    if (!Repeatable.is(ask.operation())) {
      return Optional.empty();
    }
    Fingerprint fingerprint = new Fingerprint();
    return CanonicalJson.members(exchange.requestBody(), fingerprint)
        .filter(members -> Repeatable.is(ask.operation(), members))
        .map(
            members -> {
              List<byte[]> parts = new ArrayList<>();
              route(exchange, ask, targets, revision)
                  .forEach(text -> parts.add(fingerprint.ofText(text)));
              for (Member member : Repeatable.thatMatter(ask.operation(), members)) {
                parts.add(fingerprint.ofText(member.name()));
                parts.add(member.value());
              }
              return AnswerKey.of(fingerprint.hashOfAll(parts));
            });
  }

  private List<String> route(Exchange exchange, Ask ask, List<Target> targets, long revision) {
    List<String> route = new ArrayList<>();
    route.add(ask.operation().label());
    route.add(scope == CacheConfig.Scope.KEY ? exchange.caller().keyHash() : "");
    route.add(Long.toString(revision));
    route.add(ask.model());
    route.add(Integer.toString(targets.size()));
    for (Target target : targets) {
      route.add(Long.toString(target.provider().id()));
      route.add(target.upstreamModel());
    }
    List<Map.Entry<String, String>> headers =
        exchange.facts().passedOn().stream()
            .filter(header -> !OF_ONE_REQUEST.contains(header.getKey()))
            .toList();
    route.add(Integer.toString(headers.size()));
    for (Map.Entry<String, String> header : headers) {
      route.add(header.getKey());
      route.add(header.getValue());
    }
    return route;
  }
}
