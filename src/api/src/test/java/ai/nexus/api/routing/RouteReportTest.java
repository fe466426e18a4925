package ai.nexus.api.routing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.catalogue.Affinity;
import ai.nexus.core.catalogue.HealthCheck;
import ai.nexus.core.catalogue.Placement;
import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.catalogue.RoutePolicy;
import ai.nexus.core.catalogue.Strategy;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.config.SettingsReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouteReportTest {

  private static final RoutePolicy POLICY =
      new RoutePolicy(
          "gpt", Strategy.WEIGHTED, Affinity.NONE, List.of(), Optional.empty(), Optional.empty());

  private final ManualClock clock = new ManualClock();
  private final SettingsReader defaults = new SettingsReader(key -> Optional.empty());
  private final RoutePlanner planner =
      new RoutePlanner(RetryConfig.read(defaults), BreakerConfig.read(defaults), clock);
  private final Target first = Targets.of(1, new Placement(1, 1));
  private final Target second = Targets.of(2, new Placement(2, 1));
  private final Target third = Targets.of(3, new Placement(3, 1));

  private RouteReport explained(Target... targets) {
    return planner.explain(POLICY, List.of(List.of(targets)), Optional.empty());
  }

  private Route route(Target... targets) {
    return planner.plan(POLICY, List.of(List.of(targets)), Optional.empty());
  }

  private void fail(Target target, FailureKind kind, Optional<Duration> retryAfter, int times) {
    for (int call = 0; call < times; call++) {
      route(target).first().permit().failed(new AttemptFailure(kind, retryAfter));
    }
  }

  private void breakDown(Target target) {
    fail(target, FailureKind.UNAVAILABLE, Optional.empty(), 5);
  }

  @Test
  void tellsTheOrderInWhichARouteTriesAndWhatItPassesOver() {
    breakDown(first);
    fail(second, FailureKind.CREDENTIALS, Optional.empty(), 1);

    RouteReport report = explained(first, second, third);

    assertThat(report.candidates())
        .extracting(CandidateReport::target)
        .containsExactly(third, second, first);
    assertThat(report.candidates()).extracting(CandidateReport::order).containsExactly(1, 2, 0);
    assertThat(report.candidates().get(0).isTaken()).isTrue();
    assertThat(report.candidates().get(1).why()).contains("its key was refused");
    assertThat(report.candidates().get(2).why()).contains("its circuit is open");
    assertThat(route(first, second, third).first().permit().target()).isEqualTo(third);
  }

  @Test
  void tellsWhichOneIsWaitedForWhereAllAreLeftAlone() {
    fail(first, FailureKind.RATE_LIMITED, Optional.of(Duration.ofSeconds(30)), 1);
    fail(second, FailureKind.RATE_LIMITED, Optional.of(Duration.ofSeconds(1)), 1);

    RouteReport report = explained(first, second);

    assertThat(report.candidates().get(0).target()).isEqualTo(second);
    assertThat(report.candidates().get(0).why()).startsWith("Waited for").contains("(1 s more)");
    assertThat(report.candidates().get(1).why()).contains("(30 s more)");
    assertThat(route(first, second).first().permit().target()).isEqualTo(second);
  }

  @Test
  void takesNoPermissionOfACircuitThatIsHalfOpen() {
    breakDown(first);
    clock.move(Duration.ofMinutes(1));

    for (int asked = 0; asked < 20; asked++) {
      assertThat(explained(first).candidates().get(0).state().circuit()).isEqualTo("half_open");
    }

    Permit probe = route(first).first().permit();
    assertThat(probe.target()).isEqualTo(first);
    probe.release();
  }

  @Test
  void countsNoCircuitOfAProviderThatIsNotChecked() {
    Target unchecked = unchecked(first);

    breakDown(unchecked);
    breakDown(unchecked);

    CandidateReport report = explained(unchecked).candidates().get(0);
    assertThat(report.isTaken()).isTrue();
    assertThat(report.state().circuit()).isEqualTo("closed");
  }

  @Test
  void closesACircuitByHandAndForgetsWhatHasFailed() {
    breakDown(first);

    planner.states().of(first).breaker().close();
    fail(first, FailureKind.UNAVAILABLE, Optional.empty(), 1);

    assertThat(explained(first).candidates().get(0).state().circuit()).isEqualTo("closed");
  }

  @Test
  void leavesTargetsAloneWhileTheirProviderDoesNotAnswerAndTriesThemWhenItDoes() {
    explained(first, second);

    planner.probed(first.provider(), false);
    planner.probed(first.provider(), false);
    RouteReport dead = explained(first, second);
    planner.probed(first.provider(), true);
    RouteReport alive = explained(first, second);

    assertThat(dead.candidates().get(0).target()).isEqualTo(second);
    assertThat(dead.candidates().get(1).state().circuit()).isEqualTo("open");
    assertThat(alive.candidates().get(0).target()).isEqualTo(first);
    assertThat(alive.candidates().get(0).state().circuit()).isEqualTo("half_open");
    assertThat(route(first, second).first().permit().target()).isEqualTo(first);
  }

  @Test
  void countsFailedAttemptsByProviderAndKind() {
    breakDown(first);
    fail(second, FailureKind.CREDENTIALS, Optional.empty(), 2);

    assertThat(planner.states().failures().reports())
        .containsExactly(
            new FailureReport("p1", FailureKind.UNAVAILABLE, 5),
            new FailureReport("p2", FailureKind.CREDENTIALS, 2));
  }

  private static Target unchecked(Target target) {
    Provider p = target.provider();
    Provider off =
        new Provider(
            p.id(),
            p.name(),
            p.api(),
            p.serverUrl(),
            p.serverKey(),
            p.keyNumber(),
            p.proxyUrl(),
            p.storeMessages(),
            p.onClientGone(),
            p.limits(),
            HealthCheck.OFF,
            p.healthCheckInterval());
    return new Target(
        off, target.modelName(), target.upstreamModel(), target.createdAt(), target.placement());
  }
}
