package ai.nexus.api.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.keys.Caller;
import ai.nexus.core.usage.Outcome;
import ai.nexus.wire.model.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenExchangesTest {

  private static final RequestFacts FACTS =
      new RequestFacts(
          "chat.completions",
          Operation.CHAT_COMPLETIONS,
          "req",
          Optional.empty(),
          Optional.of("conv"),
          false,
          0,
          Optional.empty(),
          List.of());

  @Test
  void refusesOneMoreThanAKeyMayHaveOpen() {
    OpenExchanges exchanges = new OpenExchanges(2);
    Caller busy = new Caller("busy", "****");
    Exchange first = admitted(exchanges, busy);
    admitted(exchanges, busy);

    assertThatThrownBy(() -> admitted(exchanges, busy))
        .isInstanceOfSatisfying(
            GatewayException.class,
            refused -> assertThat(refused.failure()).isEqualTo(Failure.TOO_MANY_STREAMS));
    assertThat(admitted(exchanges, new Caller("other", "****"))).isNotNull();

    end(first);
    assertThat(admitted(exchanges, busy)).isNotNull();
  }

  @Test
  void refusesOneMoreThanAllKeysMayHaveOpenTogether() {
    OpenExchanges exchanges = new OpenExchanges(2, 2);
    Caller late = new Caller("late", "****");
    Exchange first = admitted(exchanges, new Caller("first", "****"));
    admitted(exchanges, new Caller("second", "****"));

    assertThatThrownBy(() -> admitted(exchanges, late))
        .isInstanceOfSatisfying(
            GatewayException.class,
            refused -> {
              assertThat(refused.failure()).isEqualTo(Failure.OVERLOADED);
              assertThat(refused).hasMessageContaining("already has 2 requests open");
            });
    assertThat(exchanges.count()).isEqualTo(2);

    end(first);
    assertThat(admitted(exchanges, late)).isNotNull();
    assertThat(exchanges.count()).isEqualTo(2);
  }

  @Test
  void leavesAKeyNoMoreThanHalfOfWhatOthersLeave() {
    OpenExchanges exchanges = new OpenExchanges(10, 100);
    Caller greedy = new Caller("greedy", "****");
    Caller other = new Caller("other", "****");
    for (int i = 0; i < 5; i++) {
      admitted(exchanges, greedy);
    }

    assertThatThrownBy(() -> admitted(exchanges, greedy))
        .isInstanceOfSatisfying(
            GatewayException.class,
            refused -> assertThat(refused.failure()).isEqualTo(Failure.TOO_MANY_STREAMS));
    assertThat(admitted(exchanges, other)).isNotNull();
    assertThat(admitted(exchanges, other)).isNotNull();
    assertThatThrownBy(() -> admitted(exchanges, other)).isInstanceOf(GatewayException.class);
    assertThat(admitted(exchanges, new Caller("late", "****"))).isNotNull();
    assertThat(exchanges.count()).isEqualTo(8);
  }

  @Test
  void takesNoMoreOnceItDrains() throws Exception {
    OpenExchanges exchanges = new OpenExchanges(10);
    Caller caller = new Caller("key", "****");
    admitted(exchanges, caller);

    int left = exchanges.drain(Duration.ZERO);

    assertThat(left).isEqualTo(1);
    assertThatThrownBy(() -> admitted(exchanges, caller))
        .isInstanceOfSatisfying(
            GatewayException.class,
            refused -> assertThat(refused.failure()).isEqualTo(Failure.SHUTTING_DOWN));
  }

  @Test
  void drainsAsSoonAsTheLastHasEnded() throws Exception {
    OpenExchanges exchanges = new OpenExchanges(10);
    Exchange open = admitted(exchanges, new Caller("key", "****"));
    Thread ends = new Thread(() -> end(open), "ends-exchange");
    ends.start();

    assertThat(exchanges.drain(Duration.ofSeconds(30))).isZero();
    assertThat(exchanges.count()).isZero();
    ends.join();
  }

  @Test
  void countsAnExchangeUntilItIsRecordedAndItsClientHasEverything() throws Exception {
    OpenExchanges exchanges = new OpenExchanges(10);
    Exchange open = admitted(exchanges, new Caller("key", "****"));

    open.finish(Outcome.COMPLETED, 200, Optional.empty());

    assertThat(exchanges.drain(Duration.ZERO)).isEqualTo(1);
    open.closed();
    assertThat(exchanges.drain(Duration.ZERO)).isZero();
  }

  private static void end(Exchange exchange) {
    exchange.finish(Outcome.COMPLETED, 200, Optional.empty());
    exchange.closed();
  }

  private static Exchange admitted(OpenExchanges exchanges, Caller caller) {
    Exchange exchange = exchanges.open(caller, FACTS);
    exchanges.admit(exchange);
    return exchange;
  }
}
