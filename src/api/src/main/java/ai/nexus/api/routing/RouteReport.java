package ai.nexus.api.routing;

import ai.nexus.core.catalogue.Affinity;
import ai.nexus.core.catalogue.RoutePolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where a request would go now: the targets in the order in which {@link Route} tries them, then
 * those that it passes over. Where chance has a part in it, another request may go elsewhere.
 *
 * @param placedBy what orders the targets of one priority: {@code conversation} or a strategy
 * @param attempts that a request may have in all
 */
public record RouteReport(
    RoutePolicy policy, String placedBy, int attempts, List<CandidateReport> candidates) {

  static RouteReport of(
      RoutePolicy policy,
      Optional<String> conversation,
      List<Candidate> preferred,
      RetryConfig config) {
    boolean stays = policy.affinity() == Affinity.CONVERSATION && conversation.isPresent();
    String placedBy = stays ? Affinity.CONVERSATION.label() : policy.strategy().label();
    List<Looked> all = preferred.stream().map(Looked::at).toList();
    List<Looked> tried = tried(all, config.maxDelay());
    List<CandidateReport> reports = new ArrayList<>();
    tried.forEach(one -> reports.add(one.report(reports.size() + 1, placedBy)));
    all.stream()
        .filter(one -> !tried.contains(one))
        .forEach(one -> reports.add(one.report(0, placedBy)));
    return new RouteReport(policy, placedBy, config.attempts(), List.copyOf(reports));
  }

  private static List<Looked> tried(List<Looked> all, Duration longest) {
    Predicate<Looked> callable = one -> one.state().left().isZero();
    List<Looked> tried = new ArrayList<>();
    all.stream().filter(callable.and(Looked::hasGoodKey)).forEach(tried::add);
    all.stream().filter(callable.and(one -> !one.hasGoodKey())).forEach(tried::add);
    if (tried.isEmpty()) {
      all.stream()
          .filter(Looked::hasGoodKey)
          .filter(one -> one.state().left().compareTo(longest) <= 0)
          .min(Comparator.comparing(one -> one.state().left()))
          .ifPresent(tried::add);
    }
    return tried;
  }

  /** A candidate as it was at one moment: what is asked twice may not stay the same. */
  private record Looked(Candidate candidate, TargetReport state) {

    static Looked at(Candidate candidate) {
      return new Looked(
          candidate, TargetReport.of(candidate.target().upstreamModel(), candidate.state()));
    }

    boolean hasGoodKey() {
      return state.keyLeft().isZero();
    }

    CandidateReport report(int order, String placedBy) {
      return new CandidateReport(
          candidate.target(), state, order, RouteReasons.of(state, order, placedBy));
    }
  }
}
