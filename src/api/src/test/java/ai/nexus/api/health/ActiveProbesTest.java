package ai.nexus.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.api.relay.PlainAnswer;
import ai.nexus.core.catalogue.HealthCheck;
import ai.nexus.core.catalogue.OnClientGone;
import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.catalogue.ProviderApi;
import ai.nexus.core.catalogue.ProviderLimits;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.model.Dialect;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ActiveProbesTest {

  private final List<CompletableFuture<PlainAnswer>> asked = new ArrayList<>();
  private final List<Boolean> told = new ArrayList<>();
  private Set<Provider> providers = Set.of(provider(HealthCheck.ACTIVE));

  private static Provider provider(HealthCheck check) {
    return new Provider(
        1,
        "p",
        ProviderApi.of(Dialect.OPENAI),
        URI.create("http://127.0.0.1:1"),
        Optional.empty(),
        1,
        Optional.empty(),
        false,
        OnClientGone.CANCEL,
        ProviderLimits.NONE,
        check,
        Duration.ofMillis(1));
  }

  private ActiveProbes probes(Clock clock) {
    return new ActiveProbes(
        () -> providers,
        (provider, method, path) -> {
          asked.add(new CompletableFuture<>());
          return asked.get(asked.size() - 1);
        },
        (provider, alive) -> told.add(alive),
        clock);
  }

  @ParameterizedTest
  @CsvSource({"200, true", "401, true", "404, true", "429, true", "500, false", "503, false"})
  void takesAnyAnswerBelow500ForLife(int status, boolean alive) {
    probes(Clock.systemUTC()).run();

    asked.get(0).complete(new PlainAnswer(status, "application/json", new byte[0]));

    assertThat(told).containsExactly(alive);
  }

  @Test
  void tellsOfNoAnswerButNotOfItsOwnLackOfRoom() {
    probes(Clock.systemUTC()).run();
    asked.get(0).completeExceptionally(new GatewayException(Failure.UPSTREAM_UNREACHABLE, "no"));
    assertThat(told).containsExactly(false);

    probes(Clock.systemUTC()).run();
    asked.get(1).completeExceptionally(new GatewayException(Failure.OVERLOADED, "full"));
    assertThat(told).hasSize(1);
  }

  @Test
  void doesNotAskAgainBeforeTheAnswerOrTheInterval() {
    ActiveProbes standing = probes(Clock.fixed(Instant.now(), ZoneOffset.UTC));

    standing.run();
    standing.run();
    asked.get(0).complete(new PlainAnswer(200, "application/json", new byte[0]));
    standing.run();

    assertThat(asked).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = HealthCheck.class,
      names = {"OFF", "PASSIVE"})
  void asksOnlyWhereTheCheckIsActive(HealthCheck check) {
    providers = Set.of(provider(check));

    probes(Clock.systemUTC()).run();

    assertThat(asked).isEmpty();
  }
}
