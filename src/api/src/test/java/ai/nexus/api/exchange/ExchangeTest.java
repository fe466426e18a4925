package ai.nexus.api.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.keys.Caller;
import ai.nexus.core.usage.Outcome;
import ai.nexus.wire.model.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class ExchangeTest {

  private static final Caller CALLER = new Caller("hash", "key-****");

  @Test
  void finishesOnceWhateverIsSaidLater() {
    Exchange exchange = new Exchange(CALLER, facts("conv", true));
    List<Outcome> heard = new ArrayList<>();
    exchange.listen(
        (ended, ending) -> {
          heard.add(ending.outcome());
          return CompletableFuture.completedStage(null);
        });

    CompletionStage<Void> first = exchange.finish(Outcome.COMPLETED, 200, Optional.empty());
    CompletionStage<Void> second =
        exchange.finish(Outcome.CLIENT_CLOSED, 499, Optional.of("client_closed"));

    assertThat(heard).containsExactly(Outcome.COMPLETED);
    assertThat(second).isSameAs(first);
    assertThat(exchange.isFinished()).isTrue();
  }

  @Test
  void holdsTheEndBackUntilEveryListenerHasKeptWhatItMust() {
    Exchange exchange = new Exchange(CALLER, facts("conv", true));
    CompletableFuture<Void> slow = new CompletableFuture<>();
    exchange.listen((ended, ending) -> CompletableFuture.completedStage(null));
    exchange.listen((ended, ending) -> slow);

    CompletableFuture<Void> end =
        exchange.finish(Outcome.COMPLETED, 200, Optional.empty()).toCompletableFuture();

    assertThat(end).isNotDone();
    slow.complete(null);
    assertThat(end).isCompleted();
  }

  @Test
  void endsEvenWhenAListenerFails() {
    Exchange exchange = new Exchange(CALLER, facts("conv", true));
    exchange.listen((ended, ending) -> CompletableFuture.failedStage(new IllegalStateException()));
    exchange.listen(
        (ended, ending) -> {
          throw new IllegalStateException("thrown instead");
        });

    assertThat(exchange.finish(Outcome.COMPLETED, 200, Optional.empty())).isCompleted();
  }

  @Test
  void takesTheConversationFromTheBodyOnlyWhereNoHeaderNamesOne() {
    Exchange named = new Exchange(CALLER, facts("from-header", true));
    Exchange unnamed = new Exchange(CALLER, facts("made", false));

    named.asked(new byte[0], "m", false, Optional.of("from-body"));
    unnamed.asked(new byte[0], "m", false, Optional.of("from-body"));

    assertThat(named.conversationId()).isEqualTo("from-header");
    assertThat(unnamed.conversationId()).isEqualTo("from-body");
  }

  @Test
  void isItsOwnConversationWhereNothingNamesOne() {
    RequestFacts unnamed =
        new RequestFacts(
            "chat.completions",
            Operation.CHAT_COMPLETIONS,
            "req",
            Optional.empty(),
            Optional.empty(),
            false,
            0,
            Optional.empty(),
            List.of());

    Exchange exchange = new Exchange(CALLER, unnamed);

    assertThat(exchange.conversationId()).isEqualTo("conv_" + exchange.id());
  }

  private static RequestFacts facts(String conversation, boolean named) {
    return new RequestFacts(
        "chat.completions",
        Operation.CHAT_COMPLETIONS,
        "req",
        Optional.empty(),
        Optional.of(conversation),
        named,
        0,
        Optional.empty(),
        List.of());
  }
}
