package ai.nexus.wire.anthropic.body;

import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.chat.Reasoning;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/**
 * How a request has the model think.
 *
 * @param type of {@code thinking}; empty where nothing is said of it
 * @param budget in tokens, where there is one
 * @param effort of {@code output_config}
 * @param shown whether the thoughts are wanted in the answer
 */
record ThinkingPlan(
    Optional<String> type,
    Optional<Long> budget,
    Optional<String> effort,
    Optional<Boolean> shown) {

  static final ThinkingPlan NONE =
      new ThinkingPlan(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  static ThinkingPlan disabled(Optional<String> effort) {
    return new ThinkingPlan(Optional.of("disabled"), Optional.empty(), effort, Optional.empty());
  }

  static ThinkingPlan effortAlone(Optional<String> effort) {
    return new ThinkingPlan(Optional.empty(), Optional.empty(), effort, Optional.empty());
  }

  static ThinkingPlan adaptive(Optional<String> effort, Reasoning reasoning) {
    return new ThinkingPlan(Optional.of("adaptive"), Optional.empty(), effort, reasoning.shown());
  }

  static ThinkingPlan budget(long budget, Optional<String> effort, Optional<Boolean> shown) {
    return new ThinkingPlan(Optional.of("enabled"), Optional.of(budget), effort, shown);
  }

  /** Whether the model is told to think. */
  boolean thinks() {
    return type.filter(word -> !word.equals("disabled")).isPresent();
  }

  void write(JsonObjectBuilder body) {
    if (type.isEmpty()) {
      return;
    }
    JsonObjectBuilder thinking = Json.typed(type.get());
    budget.ifPresent(tokens -> thinking.add("budget_tokens", tokens));
    shown.ifPresent(it -> thinking.add("display", it ? "summarized" : "omitted"));
    body.add("thinking", thinking);
  }
}
