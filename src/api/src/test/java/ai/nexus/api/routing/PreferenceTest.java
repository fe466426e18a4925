package ai.nexus.api.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.nexus.core.catalogue.Affinity;
import ai.nexus.core.catalogue.Placement;
import ai.nexus.core.catalogue.RoutePolicy;
import ai.nexus.core.catalogue.Strategy;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.config.SettingsReader;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PreferenceTest {

  private static final int MANY = 20_000;

  private final TargetStates states =
      new TargetStates(
          BreakerConfig.read(new SettingsReader(key -> Optional.empty())), Clock.systemUTC());

  private static RoutePolicy policy(Strategy strategy, Affinity affinity) {
    return new RoutePolicy(
        "gpt", strategy, affinity, List.of(), Optional.empty(), Optional.empty());
  }

  private List<Candidate> candidates(Target... targets) {
    return List.of(targets).stream()
        .map(target -> new Candidate(target, states.of(target), Optional.empty()))
        .toList();
  }

  private static long first(List<Candidate> ordered) {
    return ordered.get(0).target().provider().id();
  }

  private static Map<Long, Double> shares(IntToLongFunction first) {
    return IntStream.range(0, MANY)
        .mapToLong(first)
        .boxed()
        .collect(Collectors.groupingBy(id -> id, Collectors.counting()))
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, share -> share.getValue() / (double) MANY));
  }

  @Test
  void sharesInProportionToTheWeights() {
    List<Candidate> all =
        candidates(
            Targets.of(1, new Placement(1, 1)),
            Targets.of(2, new Placement(1, 3)),
            Targets.of(3, new Placement(1, 0)));
    RoutePolicy weighted = policy(Strategy.WEIGHTED, Affinity.NONE);

    Map<Long, Double> shares =
        shares(n -> first(Preference.order(all, weighted, Optional.of("same"))));

    assertThat(shares).containsOnlyKeys(1L, 2L);
    assertThat(shares.get(2L)).isEqualTo(0.75, within(0.02));
  }

  @Test
  void keepsAConversationWhereItIsAndSharesConversationsByWeight() {
    List<Candidate> all =
        candidates(Targets.of(1, new Placement(1, 1)), Targets.of(2, new Placement(1, 3)));
    RoutePolicy sticky = policy(Strategy.LEAST_BUSY, Affinity.CONVERSATION);

    Map<Long, Double> shares =
        shares(
            n -> {
              Optional<String> conversation = Optional.of("conv-" + n);
              long once = first(Preference.order(all, sticky, conversation));
              assertThat(first(Preference.order(all, sticky, conversation))).isEqualTo(once);
              return once;
            });

    assertThat(shares.get(2L)).isEqualTo(0.75, within(0.02));
  }

  @Test
  void movesOnlyTheConversationsOfATargetThatIsGone() {
    Target[] three = LongStream.of(1, 2, 3).mapToObj(Targets::of).toArray(Target[]::new);
    List<Candidate> all = candidates(three);
    List<Candidate> left = candidates(three[0], three[1]);
    RoutePolicy sticky = policy(Strategy.WEIGHTED, Affinity.CONVERSATION);

    for (int n = 0; n < 1_000; n++) {
      Optional<String> conversation = Optional.of("conv-" + n);
      long before = first(Preference.order(all, sticky, conversation));
      long after = first(Preference.order(left, sticky, conversation));
      assertThat(after == before || before == 3).isTrue();
    }
  }

  @Test
  void asksALowerPriorityFirst() {
    List<Candidate> all =
        candidates(Targets.of(1, new Placement(2, 1000)), Targets.of(2, new Placement(1, 0)));

    assertThat(
            first(
                Preference.order(
                    all, policy(Strategy.FASTEST, Affinity.CONVERSATION), Optional.of("c"))))
        .isEqualTo(2);
  }

  @Test
  void asksTheLeastBusyForItsWeight() {
    List<Candidate> all =
        candidates(Targets.of(1, new Placement(1, 1)), Targets.of(2, new Placement(1, 10)));
    all.get(0).state().open().set(2);
    all.get(1).state().open().set(10);
    RoutePolicy leastBusy = policy(Strategy.LEAST_BUSY, Affinity.CONVERSATION);

    assertThat(first(Preference.order(all, leastBusy, Optional.empty()))).isEqualTo(2);
  }

  @Test
  void asksTheFasterOfTwoAndKeepsFromTheSlowest() {
    List<Candidate> all = candidates(Targets.of(1), Targets.of(2), Targets.of(3));
    for (int i = 0; i < 3; i++) {
      all.get(i).state().latency().add(Duration.ofMillis(100L * (i + 1)), 0);
    }
    RoutePolicy fastest = policy(Strategy.FASTEST, Affinity.NONE);

    Map<Long, Double> shares = shares(n -> first(Preference.order(all, fastest, Optional.empty())));

    assertThat(shares).containsOnlyKeys(1L, 2L);
    assertThat(shares.get(1L)).isEqualTo(2 / 3.0, within(0.02));
  }

  @Test
  void forgetsHowFastATargetWas() {
    DecayingAverage average = new DecayingAverage();
    average.add(Duration.ofSeconds(10), 0);

    average.add(Duration.ofSeconds(1), 60_000);

    assertThat(average.value()).isBetween(Duration.ofSeconds(1), Duration.ofMillis(2_500));
  }
}
