package ai.nexus.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutePoliciesTest {

  private static final Optional<Duration> NO_LIMIT = Optional.empty();

  @ParameterizedTest
  @CsvSource({
    "gpt-4, FASTEST",
    "gpt-5, LEAST_BUSY",
    "gpt-5-turbo, FASTEST",
    "gpt-registered, WEIGHTED",
    "claude, WEIGHTED"
  })
  void findTheOneThatSaysTheMostOfAName(String model, Strategy strategy) {
    RoutePolicies policies =
        new RoutePolicies(
            List.of(
                policy("gpt-*", Strategy.LEAST_BUSY),
                policy("gpt-4", Strategy.FASTEST),
                policy("gpt-*-turbo", Strategy.FASTEST)),
            Set.of("gpt-4", "gpt-registered"));

    RoutePolicy found = policies.of(model);

    assertThat(found.strategy()).isEqualTo(strategy);
    assertThat(found.model()).isEqualTo(model);
  }

  @Test
  void doNotLetAModelOfAPatternFallBackOnItself() {
    RoutePolicies policies =
        new RoutePolicies(List.of(policy("gpt-*", Strategy.WEIGHTED, "gpt-4", "o3")), Set.of());

    assertThat(policies.of("gpt-4").fallbacks()).containsExactly("o3");
    assertThat(policies.of("gpt-5").fallbacks()).containsExactly("gpt-4", "o3");
  }

  @Test
  void areTheDefaultsWhereNoneIsStored() {
    RoutePolicy found = new RoutePolicies(List.of(), Set.of()).of("gpt-4");

    assertThat(found)
        .isEqualTo(
            new RoutePolicy(
                "gpt-4", Strategy.WEIGHTED, Affinity.CONVERSATION, List.of(), NO_LIMIT, NO_LIMIT));
  }

  @Test
  void refuseWhatIsOutOfBounds() {
    List<String> eleven = Collections.nCopies(11, "other");

    assertThatThrownBy(() -> policy("gpt-4", Strategy.WEIGHTED, "gpt-4"))
        .hasMessageContaining("falls back on itself");
    assertThatThrownBy(() -> policy("gpt-4", Strategy.WEIGHTED, eleven.toArray(String[]::new)))
        .hasMessageContaining("at most 10 fallbacks, were 11");
    assertThatThrownBy(
            () ->
                new RoutePolicy(
                    "gpt-4",
                    Strategy.WEIGHTED,
                    Affinity.NONE,
                    List.of(),
                    Optional.of(Duration.ofMillis(99)),
                    NO_LIMIT))
        .hasMessageContaining("firstEvent must be PT0.1S–PT2H, was PT0.099S");
  }

  private static RoutePolicy policy(String model, Strategy strategy, String... fallbacks) {
    return new RoutePolicy(
        model, strategy, Affinity.CONVERSATION, List.of(fallbacks), NO_LIMIT, NO_LIMIT);
  }
}
