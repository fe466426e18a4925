package ai.nexus.api.routing;

import ai.nexus.core.catalogue.Affinity;
import ai.nexus.core.catalogue.RoutePolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
      List<List<Candidate>> models,
      RetryConfig config) {
    boolean stays = policy.affinity() == Affinity.CONVERSATION && conversation.isPresent();
    String placedBy = stays ? Affinity.CONVERSATION.label() : policy.strategy().label();
    List<List<Looked>> looked =
        models.stream().map(ofModel -> ofModel.stream().map(Looked::at).toList()).toList();
    Map<Looked, Choice.Turn> tried = tried(looked, config.maxDelay());
    List<CandidateReport> reports = new ArrayList<>();
    tried.forEach(
        (one, turn) ->
            reports.add(
                one.report(
                    reports.size() + 1,
                    RouteReasons.tried(one.state(), turn, reports.isEmpty(), placedBy))));
    looked.stream()
        .flatMap(List::stream)
        .filter(one -> !tried.containsKey(one))
        .forEach(one -> reports.add(one.report(0, RouteReasons.passedOver(one.state()))));
    return new RouteReport(policy, placedBy, config.attempts(), List.copyOf(reports));
  }

  /** In their order, each with the first of its turns in which it could be had. */
  private static Map<Looked, Choice.Turn> tried(List<List<Looked>> models, Duration longest) {
    Map<Looked, Choice.Turn> tried = new LinkedHashMap<>();
    Choice.untried(
        models,
        (one, turn) -> {
          if (one.canBeHad(turn)) {
            tried.putIfAbsent(one, turn);
          }
          return Optional.empty();
        });
    if (tried.isEmpty()) {
      Choice.soonest(models, longest)
          .filter(one -> !one.state().isFull())
          .ifPresent(one -> tried.put(one, Choice.Turn.PREFERRED));
    }
    return tried;
  }

  /** A candidate as it was at one moment: what is asked twice may not stay the same. */
  private record Looked(Candidate candidate, TargetReport state) implements Standing {

    static Looked at(Candidate candidate) {
      return new Looked(
          candidate,
          TargetReport.of(
              candidate.target().upstreamModel(), candidate.state(), candidate.seats()));
    }

    /** What {@link Route} would get, were it to take it. */
    boolean canBeHad(Choice.Turn turn) {
      return turn == Choice.Turn.QUEUE
          ? state.seats().filter(SeatsReport::hasQueue).isPresent()
          : !state.isOpen() && !state.isFull();
    }

    @Override
    public int tries() {
      return 0;
    }

    @Override
    public boolean hasGoodKey() {
      return state.keyLeft().isZero();
    }

    @Override
    public boolean isLeftAlone() {
      return !state.rateLimitLeft().isZero();
    }

    @Override
    public boolean mayQueue() {
      return state.seats().isPresent() && state.left().isZero();
    }

    @Override
    public Duration left() {
      return state.left();
    }

    CandidateReport report(int order, String why) {
      return new CandidateReport(candidate.target(), state, order, why);
    }
  }
}
