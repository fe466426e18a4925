package ai.nexus.api.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.core.catalogue.Affinity;
import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.catalogue.RoutePolicy;
import ai.nexus.core.catalogue.Strategy;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.config.SettingsReader;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RouteTest {

  // A circuit may be open for all of nexus.breaker.open-for, and is so still at its last moment.
  private static final Duration OPEN = Duration.ofSeconds(5).plusMillis(1);
  private static final AttemptFailure DOWN = failure(FailureKind.UNAVAILABLE);
  private static final RoutePolicy POLICY =
      new RoutePolicy(
          "gpt", Strategy.WEIGHTED, Affinity.NONE, List.of(), Optional.empty(), Optional.empty());

  private final ManualClock clock = new ManualClock();
  private final RoutePlanner planner = planner(Map.of());
  private final Target one = Targets.of(1);
  private final Target two = Targets.of(2);

  private RoutePlanner planner(Map<String, String> settings) {
    SettingsReader reader = new SettingsReader(key -> Optional.ofNullable(settings.get(key)));
    return new RoutePlanner(RetryConfig.read(reader), BreakerConfig.read(reader), clock);
  }

  private static AttemptFailure failure(FailureKind kind) {
    return new AttemptFailure(kind, Optional.empty());
  }

  private static AttemptFailure limited(int seconds) {
    return new AttemptFailure(FailureKind.RATE_LIMITED, Optional.of(Duration.ofSeconds(seconds)));
  }

  private Route route(Target... targets) {
    return planner.plan(POLICY, List.of(List.of(targets)), Optional.empty());
  }

  private static Route.Next fails(Route route, Permit permit, AttemptFailure failure) {
    permit.failed(failure);
    return route.after(failure).orElseThrow();
  }

  private void failUntilOpen(Target target) {
    for (int call = 0; call < 5; call++) {
      route(target).first().permit().failed(DOWN);
    }
  }

  @Test
  void goesToAnotherTargetAtOnceAndToTheSameAfterAPauseThatGrows() {
    Route route = route(one, two);

    Permit first = route.first().permit();
    Route.Next second = fails(route, first, DOWN);
    Route.Next third = fails(route, second.permit(), DOWN);
    third.permit().failed(DOWN);

    assertThat(second.permit().target()).isNotEqualTo(first.target());
    assertThat(second.delay()).isZero();
    assertThat(third.delay()).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
    assertThat(route.after(DOWN)).isEmpty();
  }

  @Test
  void doublesThePauseUpToItsLimit() {
    RoutePlanner patient = planner(Map.of("nexus.retry.attempts", "10"));
    Route route = patient.plan(POLICY, List.of(List.of(one)), Optional.empty());

    Route.Next second = fails(route, route.first().permit(), failure(FailureKind.RATE_LIMITED));
    Route.Next third = fails(route, second.permit(), failure(FailureKind.RATE_LIMITED));
    Route.Next next = third;
    for (int more = 0; more < 5; more++) {
      next = fails(route, next.permit(), failure(FailureKind.RATE_LIMITED));
    }

    assertThat(third.delay()).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
    assertThat(next.delay()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureKind.class,
      names = {"CREDENTIALS", "TIMEOUT", "OWN"})
  void doesNotAskTheSameTargetAgainWhereThatIsOfNoUse(FailureKind kind) {
    Route alone = route(one);
    alone.first().permit().failed(failure(kind));
    Route withAnother = route(one, two);
    Permit first = withAnother.first().permit();

    assertThat(alone.after(failure(kind))).isEmpty();
    assertThat(fails(withAnother, first, failure(kind)).permit().target())
        .isNotEqualTo(first.target());
  }

  @Test
  void givesARefusedRequestStraightBack() {
    Route route = route(one, two);
    route.first().permit().failed(failure(FailureKind.REQUEST));

    assertThat(route.after(failure(FailureKind.REQUEST))).isEmpty();
  }

  @Test
  void leavesATargetAloneThatAsksForItWithoutCallingThatARateLimit() {
    Permit asked = route(one).first().permit();
    asked.failed(new AttemptFailure(FailureKind.UNAVAILABLE, Optional.of(Duration.ofSeconds(7))));

    assertThat(route(one, two).first().permit().target()).isEqualTo(two);
    assertThatThrownBy(() -> route(one).first())
        .isInstanceOfSatisfying(
            GatewayException.class,
            none -> {
              assertThat(none.failure()).isEqualTo(Failure.UPSTREAM_UNAVAILABLE);
              assertThat(none.retryAfter()).hasValue(Duration.ofSeconds(7));
              assertThat(none).hasMessageContaining("'p1' asked to be left alone (7 s more)");
            });
  }

  @Test
  void asksAKeyThatWasRefusedLast() {
    Route refused = route(one);
    refused.first().permit().failed(failure(FailureKind.CREDENTIALS));

    for (int call = 0; call < 20; call++) {
      assertThat(route(one, two).first().permit().target()).isEqualTo(two);
    }
    assertThat(route(one).first().permit().target()).isEqualTo(one);
  }

  @Test
  void leavesARateLimitedTargetAloneAsLongAsItSays() {
    route(one).first().permit().failed(limited(30));

    assertThat(route(one, two).first().permit().target()).isEqualTo(two);
    assertThatThrownBy(() -> route(one).first())
        .isInstanceOfSatisfying(
            GatewayException.class,
            refused -> {
              assertThat(refused.failure()).isEqualTo(Failure.UPSTREAM_RATE_LIMITED);
              assertThat(refused.retryAfter()).hasValue(Duration.ofSeconds(30));
              assertThat(refused).hasMessageContaining("'p1' is rate limited (30 s more)");
            });
    clock.move(Duration.ofSeconds(30));
    assertThat(route(one).first().delay()).isZero();
  }

  @Test
  void waitsForARateLimitThatIsSoonOver() {
    route(one).first().permit().failed(limited(2));

    assertThat(route(one).first().delay()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void believesNoRetryAfterBeyondItsLimit() {
    route(one).first().permit().failed(limited(86_400));

    clock.move(Duration.ofSeconds(60));

    assertThat(route(one).first().delay()).isZero();
  }

  @Test
  void opensTheCircuitOfATargetThatFailsTooOftenAndProbesIt() {
    failUntilOpen(one);

    assertThatThrownBy(() -> route(one).first())
        .isInstanceOfSatisfying(
            GatewayException.class,
            refused -> {
              assertThat(refused.failure()).isEqualTo(Failure.UPSTREAM_UNAVAILABLE);
              assertThat(refused.retryAfter().orElseThrow())
                  .isBetween(Duration.ofMillis(3750), Duration.ofSeconds(5));
            });
    assertThat(route(one, two).first().permit().target()).isEqualTo(two);
    clock.move(OPEN);
    Permit probe = route(one).first().permit();
    route(one).first();
    route(one).first();
    assertThatThrownBy(() -> route(one).first()).isInstanceOf(GatewayException.class);
    probe.release();
    route(one).first().permit().ended();
  }

  @Test
  void closesTheCircuitWhenItsProbesAreWell() {
    failUntilOpen(one);
    clock.move(OPEN);

    for (int probe = 0; probe < 3; probe++) {
      route(one).first().permit().answered();
    }

    for (int call = 0; call < 10; call++) {
      assertThat(route(one).first().permit().target()).isEqualTo(one);
    }
  }

  @Test
  void letsNewProbesThroughWhereTheOldOnesNeverEnd() {
    failUntilOpen(one);
    clock.move(OPEN);
    for (int probe = 0; probe < 3; probe++) {
      route(one).first();
    }

    clock.move(Duration.ofSeconds(31));

    assertThat(route(one).first().permit().target()).isEqualTo(one);
  }

  @Test
  void staysOpenLongerEachTime() {
    failUntilOpen(one);
    clock.move(OPEN);
    for (int probe = 0; probe < 3; probe++) {
      route(one).first().permit().failed(DOWN);
    }

    clock.move(Duration.ofSeconds(7));

    assertThatThrownBy(() -> route(one).first()).isInstanceOf(GatewayException.class);
    clock.move(Duration.ofSeconds(3));
    assertThat(route(one).first().delay()).isZero();
  }

  @Test
  void knowsNothingOfAProviderThatWasEdited() {
    failUntilOpen(one);
    Target edited = Targets.of(1);
    Target moved =
        new Target(
            new Provider(
                1,
                "p1",
                edited.provider().dialect(),
                URI.create("http://127.0.0.1:2"),
                Optional.empty(),
                Optional.empty(),
                false,
                edited.provider().onClientGone()),
            "gpt",
            "gpt",
            Instant.EPOCH);

    assertThatThrownBy(() -> route(edited).first()).isInstanceOf(GatewayException.class);
    assertThat(route(moved).first().permit().target()).isEqualTo(moved);
  }

  @Test
  void fallsBackOnOtherModelsWhereAllTargetsAreDead() {
    failUntilOpen(one);

    Route route =
        planner.plan(POLICY, List.of(List.of(one), List.of(), List.of(two)), Optional.empty());

    assertThat(route.first().permit().target()).isEqualTo(two);
  }

  @Test
  void triesAnotherTargetWhereOneHasNoWordsForTheRequest() {
    Route route = route(one, two);
    Permit unfit = route.first().permit();

    Permit other = route.insteadOf(unfit).orElseThrow();

    assertThat(other.target()).isNotEqualTo(unfit.target());
    assertThat(route.insteadOf(other)).isEmpty();
  }
}
