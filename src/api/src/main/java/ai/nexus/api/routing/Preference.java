package ai.nexus.api.routing;

import ai.nexus.core.catalogue.Affinity;
import ai.nexus.core.catalogue.RoutePolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Puts a model's targets in the order in which one exchange prefers them: by priority, and within
 * one by the model's policy. Whether they can be called is not looked at.
 */
final class Preference {

  private static final double MIN = 0x1.0p-53;

  private Preference() {}

  /**
   * @param conversation what goes on past this exchange; empty where nothing does
   */
  static List<Candidate> order(
      List<Candidate> candidates, RoutePolicy policy, Optional<String> conversation) {
    if (candidates.size() < 2) {
      return candidates;
    }
    Map<Integer, List<Candidate>> byPriority =
        candidates.stream()
            .collect(
                Collectors.groupingBy(
                    candidate -> candidate.target().placement().priority(),
                    TreeMap::new,
                    Collectors.toList()));
    List<Candidate> ordered = new ArrayList<>(candidates.size());
    byPriority.values().forEach(group -> ordered.addAll(ofGroup(group, policy, conversation)));
    return ordered;
  }

  private static List<Candidate> ofGroup(
      List<Candidate> group, RoutePolicy policy, Optional<String> conversation) {
    if (policy.affinity() == Affinity.CONVERSATION && conversation.isPresent()) {
      int key = conversation.get().hashCode();
      return sorted(group, candidate -> share(candidate, chance(key, candidate)));
    }
    return switch (policy.strategy()) {
      case WEIGHTED ->
          sorted(
              group, candidate -> share(candidate, ThreadLocalRandom.current().nextDouble(MIN, 1)));
      case LEAST_BUSY -> sorted(shuffled(group), Preference::business);
      case FASTEST -> betterOfTwo(shuffled(group));
    };
  }

  /**
   * The least comes first, and each is the first as often as its weight says (weighted sampling
   * after Efraimidis and Spirakis, 2006). With a chance that a conversation's id gives it is
   * weighted rendezvous hashing: a conversation stays where it is as long as its target is there.
   */
  private static double share(Candidate candidate, double chance) {
    return -Math.log(chance) / candidate.target().placement().weight();
  }

  /** The same for the same conversation and target: from 0, exclusive, to 1. */
  private static double chance(int conversation, Candidate candidate) {
    long mixed = ((long) conversation << 32) ^ TargetId.of(candidate.target()).hashCode();
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L; // SplitMix64
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    mixed ^= mixed >>> 31;
    return ((mixed >>> 11) + 1) * MIN;
  }

  private static double business(Candidate candidate) {
    return candidate.state().open().get() / (double) candidate.target().placement().weight();
  }

  /** What one more request would wait for (peak EWMA): what is unknown is tried first. */
  private static double cost(Candidate candidate) {
    return candidate.state().latency().value().toNanos()
        * (candidate.state().open().get() + 1.0)
        / candidate.target().placement().weight();
  }

  /**
   * The better of two that chance has chosen, so that the best is not run down by all at once
   * (Mitzenmacher, 2001); then the others, the best first.
   */
  private static List<Candidate> betterOfTwo(List<Candidate> shuffled) {
    if (shuffled.size() < 2) {
      return shuffled;
    }
    List<Candidate> two = sorted(shuffled.subList(0, 2), Preference::cost);
    List<Candidate> others = new ArrayList<>(shuffled);
    others.remove(two.get(0));
    List<Candidate> ordered = new ArrayList<>(List.of(two.get(0)));
    ordered.addAll(sorted(others, Preference::cost));
    return ordered;
  }

  private static List<Candidate> shuffled(List<Candidate> group) {
    List<Candidate> shuffled = new ArrayList<>(group);
    Collections.shuffle(shuffled, ThreadLocalRandom.current());
    return shuffled;
  }

  /** What would not stay the same while it is sorted is asked once. */
  private static List<Candidate> sorted(
      List<Candidate> group, ToDoubleFunction<Candidate> measure) {
    record Measured(Candidate candidate, double value) {}
    return group.stream()
        .map(candidate -> new Measured(candidate, measure.applyAsDouble(candidate)))
        .sorted(Comparator.comparingDouble(Measured::value))
        .map(Measured::candidate)
        .toList();
  }
}
