package ai.nexus.wire.anthropic.body;

import ai.nexus.wire.anthropic.body.ClaudeModel.Thinking;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Reasoning;
import ai.nexus.wire.chat.Reasoning.Effort;
import java.util.List;
import java.util.Optional;

/**
 * Says in the model's words how much it shall think. Facts:
 * https://platform.claude.com/docs/en/build-with-claude/thinking and .../effort.
 */
final class ThinkingPlanner {

  private static final String MEMBER = "reasoning_effort";
  private static final long LEAST = 1_024;

  private final ClaudeModel model;
  private final Dropped dropped;

  ThinkingPlanner(ClaudeModel model, Dropped dropped) {
    this.model = model;
    this.dropped = dropped;
  }

  ThinkingPlan plan(ChatRequest request, List<Turn> turns) {
    if (ToolsWriter.isForced(request)) {
      return beforeCalls(request.reasoning());
    }
    return request.reasoning().map(it -> plan(it, request, turns)).orElse(ThinkingPlan.NONE);
  }

  /**
   * A model that must call a tool must not think
   * (https://platform.claude.com/docs/en/build-with-claude/extended-thinking#feature-compatibility),
   * and Claude thinks since version 5 without being told to.
   */
  private ThinkingPlan beforeCalls(Optional<Reasoning> reasoning) {
    if (reasoning.filter(ThinkingPlanner::isOff).isPresent()) {
      return off(reasoning.get());
    }
    reasoning.filter(ThinkingPlanner::isOn).ifPresent(it -> dropped.add(MEMBER));
    return model.thinksUnasked() && !model.alwaysThinks()
        ? ThinkingPlan.disabled(reasoning.flatMap(this::effortWithoutThought))
        : ThinkingPlan.effortAlone(reasoning.flatMap(this::effort));
  }

  private ThinkingPlan plan(Reasoning reasoning, ChatRequest request, List<Turn> turns) {
    if (isOff(reasoning)) {
      return off(reasoning);
    }
    if (!isOn(reasoning)) {
      return ThinkingPlan.NONE;
    }
    if (model.thinking() == Thinking.NOT_AT_ALL) {
      return without(Optional.empty());
    }
    return byBudget(reasoning) ? budget(reasoning, request, turns) : adaptive(reasoning);
  }

  private static boolean isOff(Reasoning reasoning) {
    boolean noEffort = reasoning.effort().filter(it -> it == Effort.NONE).isPresent();
    boolean noBudget = reasoning.budget().filter(it -> it == 0).isPresent();
    return !reasoning.enabled().orElse(!noEffort) || noBudget;
  }

  private static boolean isOn(Reasoning reasoning) {
    return reasoning.enabled().isPresent()
        || reasoning.effort().isPresent()
        || reasoning.budget().isPresent()
        || reasoning.shown().orElse(false);
  }

  private boolean byBudget(Reasoning reasoning) {
    return model.thinking() == Thinking.BUDGET
        || (model.thinking() == Thinking.EITHER && reasoning.budget().isPresent());
  }

  private ThinkingPlan off(Reasoning reasoning) {
    if (model.alwaysThinks()) {
      return without(effort(reasoning).or(() -> Optional.of(model.effort(Effort.LOW))));
    }
    return model.thinking() == Thinking.NOT_AT_ALL
        ? ThinkingPlan.NONE
        : ThinkingPlan.disabled(effortWithoutThought(reasoning));
  }

  private ThinkingPlan without(Optional<String> effort) {
    dropped.add(MEMBER);
    return ThinkingPlan.effortAlone(effort);
  }

  private ThinkingPlan adaptive(Reasoning reasoning) {
    Optional<String> effort =
        effort(reasoning)
            .or(
                () ->
                    reasoning
                        .budget()
                        .filter(it -> it > 0)
                        .map(Budgets::effort)
                        .map(model::effort));
    return ThinkingPlan.adaptive(effort, reasoning);
  }

  /**
   * Opus 5 takes no greater one than high
   * (https://platform.claude.com/docs/en/models/opus-5-5/whats-new-opus-5-5).
   */
  private Optional<String> effortWithoutThought(Reasoning reasoning) {
    boolean tooGreat =
        model.thinksUnasked()
            && reasoning.effort().filter(it -> it == Effort.XHIGH || it == Effort.MAX).isPresent();
    return tooGreat ? Optional.of(model.effort(Effort.HIGH)) : effort(reasoning);
  }

  private Optional<String> effort(Reasoning reasoning) {
    return model.takesEffort()
        ? reasoning.effort().filter(it -> it != Effort.NONE).map(model::effort)
        : Optional.empty();
  }

  private ThinkingPlan budget(Reasoning reasoning, ChatRequest request, List<Turn> turns) {
    long budget = Budgets.of(reasoning, request.sampling().maxTokens());
    if (budget < LEAST || RunningTools.lackThought(turns)) {
      return without(Optional.empty());
    }
    boolean chosen = reasoning.budget().isPresent();
    return ThinkingPlan.budget(
        budget,
        chosen ? effort(reasoning) : Optional.empty(),
        model.showsThoughtsOnDemand() ? reasoning.shown() : Optional.empty());
  }
}
