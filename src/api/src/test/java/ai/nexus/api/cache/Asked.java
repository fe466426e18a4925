package ai.nexus.api.cache;

import ai.nexus.api.ask.Address;
import ai.nexus.api.ask.Ask;
import ai.nexus.api.ask.Asks;
import ai.nexus.api.exchange.CacheHeaders;
import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.exchange.OpenExchanges;
import ai.nexus.api.exchange.RequestFacts;
import ai.nexus.core.catalogue.OnClientGone;
import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.keys.Caller;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.model.Operation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request that has been read and routed. */
record Asked(Exchange exchange, Ask ask, Target target) {

  static Asked chat(String body) {
    return of(Operation.CHAT_COMPLETIONS, body, "one", List.of());
  }

  static Asked of(
      Operation operation, String body, String keyHash, List<Map.Entry<String, String>> passedOn) {
    return bySocket(operation, body, keyHash, passedOn).saying("", "");
  }

  /** One that says nothing of the cache, as it did not come over HTTP. */
  static Asked bySocket(
      Operation operation, String body, String keyHash, List<Map.Entry<String, String>> passedOn) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Exchange exchange =
        new OpenExchanges(10)
            .open(
                new Caller(keyHash, "****"),
                new RequestFacts(
                    operation.label(),
                    operation,
                    "req",
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    0,
                    Optional.empty(),
                    passedOn));
    Ask ask = Asks.read(address(operation), bytes);
    exchange.asked(bytes, ask.model(), ask.stream(), Optional.empty());
    Target target = target(1, "up");
    exchange.routed(target);
    return new Asked(exchange, ask, target);
  }

  private static Address address(Operation operation) {
    return operation.dialect() == Dialect.GEMINI
        ? new Address(operation, Optional.of("gemini"))
        : Address.of(operation);
  }

  Asked saying(String cacheControl, String own) {
    exchange.mayBeCached(new CacheHeaders(lines(cacheControl), lines(own)));
    return this;
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : List.of(text);
  }

  static Target target(long provider, String model) {
    return new Target(
        new Provider(
            provider,
            "Up",
            Dialect.OPENAI,
            URI.create("http://127.0.0.1:1"),
            Optional.empty(),
            Optional.empty(),
            false,
            OnClientGone.CANCEL),
        "m",
        model,
        Instant.EPOCH);
  }

  Optional<AnswerKey> key() {
    return new AnswerKeys(CacheConfig.Scope.KEY).of(exchange, ask, List.of(target), 1);
  }
}
