package ai.nexus.api.routing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.catalogue.Affinity;
import ai.nexus.core.catalogue.HealthCheck;
import ai.nexus.core.catalogue.Placement;
import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.catalogue.ProviderLimits;
import ai.nexus.core.catalogue.RoutePolicy;
import ai.nexus.core.catalogue.Strategy;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.config.SettingsReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteReportTest {

  private static final int ATTEMPTS = 3;
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
  void asksAProviderThatIsFullAfterTheOthersOfItsModelAndTellsHowFullItIs() {
    Target narrow = narrow(first, 1, 1);
    Permit seated = route(narrow).first().permit();

    RouteReport report = explained(narrow, second);
    Permit taken = route(narrow, second).first().permit();

    assertThat(report.candidates())
        .extracting(CandidateReport::target)
        .containsExactly(second, narrow);
    assertThat(report.candidates()).extracting(CandidateReport::order).containsExactly(1, 2);
    assertThat(report.candidates().get(1).why())
        .contains("1 of the 1 requests that it may have are open, and 0 of at most 1 wait");
    assertThat(report.candidates().get(1).state().seats()).hasValue(new SeatsReport(1, 1, 0, 1));
    assertThat(taken.target()).isEqualTo(second);
    seated.release();
  }

  @Test
  void passesOverAProviderWhoseQueueIsFull() {
    Target narrow = narrow(first, 1, 0);
    Permit seated = route(narrow).first().permit();

    RouteReport full = explained(narrow);
    seated.release();
    RouteReport free = explained(narrow);

    assertThat(full.candidates().get(0).order()).isZero();
    assertThat(full.candidates().get(0).why())
        .startsWith("Passed over: 1 of the 1")
        .contains("0 of at most 0 wait");
    assertThat(free.candidates().get(0).isTaken()).isTrue();
  }

  @Test
  void asksAModelsRefusedKeyBeforeWhatTheModelFallsBackOn() {
    fail(first, FailureKind.CREDENTIALS, Optional.empty(), 1);
    List<List<Target>> models = List.of(List.of(first), List.of(second));

    RouteReport report = planner.explain(POLICY, models, Optional.empty());

    assertThat(report.candidates())
        .extracting(CandidateReport::target)
        .containsExactly(first, second);
    assertThat(planner.plan(POLICY, models, Optional.empty()).first().permit().target())
        .isEqualTo(first);
  }

  /** What is told is what is done: whatever has failed before, and whoever is full. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void namesTheTargetsThatARouteGoesThrough(int seed) {
    Random chance = new Random(seed);
    List<Target> targets =
        IntStream.rangeClosed(1, 6)
            .mapToObj(id -> narrow(Targets.of(id, new Placement(id, 1)), 1, chance.nextInt(2)))
            .toList();
    List<List<Target>> models = List.of(targets.subList(0, 3), targets.subList(3, 6));
    targets.forEach(target -> upset(target, chance.nextInt(5)));

    List<Target> told =
        planner.explain(POLICY, models, Optional.empty()).candidates().stream()
            .filter(candidate -> candidate.order() > 0)
            .map(CandidateReport::target)
            .limit(ATTEMPTS)
            .toList();

    assertThat(told).isEqualTo(targetsOf(planner.plan(POLICY, models, Optional.empty())));
  }

  private void upset(Target target, int how) {
    switch (how) {
      case 0 -> breakDown(target);
      case 1 -> fail(target, FailureKind.CREDENTIALS, Optional.empty(), 1);
      case 2 -> fail(target, FailureKind.RATE_LIMITED, Optional.of(Duration.ofSeconds(30)), 1);
      case 3 -> route(target).first(); // takes its only seat
      default -> {
        // It is well.
      }
    }
  }

  private static List<Target> targetsOf(Route route) {
    AttemptFailure ours = new AttemptFailure(FailureKind.OWN, Optional.empty());
    List<Target> asked = new ArrayList<>();
    Optional<Route.Next> next = Optional.of(route.first());
    while (next.isPresent()) {
      Permit permit = next.get().permit();
      asked.add(permit.target());
      next = route.after(ours);
      permit.failed(ours);
    }
    return asked;
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
    return with(target, target.provider().limits(), HealthCheck.OFF);
  }

  private static Target narrow(Target target, int seats, int queue) {
    ProviderLimits limits =
        new ProviderLimits(
            OptionalInt.of(seats),
            OptionalInt.of(queue),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return with(target, limits, HealthCheck.PASSIVE);
  }

  private static Target with(Target target, ProviderLimits limits, HealthCheck check) {
    Provider p = target.provider();
    Provider changed =
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
            limits,
            check,
            p.healthCheckInterval());
    return new Target(
        changed,
        target.modelName(),
        target.upstreamModel(),
        target.createdAt(),
        target.placement());
  }
}
