package ai.nexus.api.accounting;

import ai.nexus.api.exchange.Ending;
import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.exchange.ExchangeListener;
import ai.nexus.api.exchange.Transcript;
import ai.nexus.core.messages.MessageStore;
import ai.nexus.core.messages.StoredExchange;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Hands request and answer of an exchange that has a transcript to the message store. */
public final class MessageKeeper implements ExchangeListener {

  private final MessageStore store;

  public MessageKeeper(MessageStore store) {
    this.store = store;
  }

  @Override
  public CompletionStage<Void> finished(Exchange exchange, Ending ending) {
    exchange.transcript().ifPresent(kept -> store.offer(stored(exchange, ending, kept)));
    return CompletableFuture.completedStage(null);
  }

  private static StoredExchange stored(Exchange exchange, Ending ending, Transcript kept) {
    return new StoredExchange(
        ending.at(),
        exchange.requestId(),
        exchange.conversationId(),
        exchange.target().map(target -> target.provider().name()).orElse(""),
        exchange.model().orElse(""),
        exchange.streamed(),
        ending.outcome(),
        exchange.requestBody(),
        kept.events(),
        kept.body(),
        kept.truncated());
  }
}
