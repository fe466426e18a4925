package ai.nexus.api.relay;

import ai.nexus.api.exchange.Ending;
import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.exchange.OpenExchanges;
import ai.nexus.api.exchange.RequestFacts;
import ai.nexus.core.catalogue.OnClientGone;
import ai.nexus.core.catalogue.Placement;
import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.keys.Caller;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.model.Operation;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** An exchange as it is when it is about to be routed, and targets on this machine for it. */
final class OneExchange {

  private OneExchange() {}

  /**
   * @param ending is told how it ended
   */
  static Exchange of(Operation operation, boolean stream, CompletableFuture<Ending> ending) {
    RequestFacts facts =
        new RequestFacts(
            operation.label(),
            operation,
            "req",
            Optional.empty(),
            Optional.empty(),
            false,
            0,
            Optional.empty(),
            List.of());
    Exchange exchange = new OpenExchanges(100).open(new Caller("hash", "****"), facts);
    exchange.listen(
        (ended, how) -> {
          ending.complete(how);
          return CompletableFuture.completedStage(null);
        });
    exchange.asked(new byte[0], "gpt", stream, Optional.empty());
    return exchange;
  }

  /** Of the model that it asks for; tried in the order of the ids. */
  static Target target(int id, Dialect dialect, int port) {
    Provider provider =
        new Provider(
            id,
            "p" + id,
            dialect,
            URI.create("http://127.0.0.1:" + port),
            Optional.of("sk-upstream"),
            Optional.empty(),
            false,
            OnClientGone.CANCEL);
    return new Target(provider, "gpt", "gpt", Instant.EPOCH, new Placement(id, 1));
  }
}
