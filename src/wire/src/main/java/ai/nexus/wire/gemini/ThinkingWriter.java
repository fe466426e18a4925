package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Reasoning;
import ai.nexus.wire.chat.Reasoning.Effort;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/**
 * Writes {@code thinkingConfig} (https://ai.google.dev/gemini-api/docs/thinking). Efforts become
 * levels or budgets as Google does it itself for OpenAI's clients
 * (https://ai.google.dev/gemini-api/docs/openai#thinking).
 */
final class ThinkingWriter {

  private static final String BUDGET = "thinkingBudget";
  private static final String LEVEL = "thinkingLevel";
  private static final long AS_IT_LIKES = -1;
  private static final long LEAST_OF_PRO = 128; // 2.5 Pro cannot do without

  private final GeminiModel model;
  private final Dropped dropped;

  ThinkingWriter(GeminiModel model, Dropped dropped) {
    this.model = model;
    this.dropped = dropped;
  }

  /** Empty where the model does not think. */
  Optional<JsonObject> json(Reasoning reasoning) {
    if (!model.thinks()) {
      if (isOff(reasoning)) {
        return Optional.empty();
      }
      dropped.add("reasoning");
      return Optional.empty();
    }
    JsonObjectBuilder config = Json.object();
    if (isOff(reasoning)) {
      off(config);
    } else {
      amount(reasoning, config);
    }
    return Optional.of(
        config.add("includeThoughts", reasoning.shown().orElse(!isOff(reasoning))).build());
  }

  private static boolean isOff(Reasoning reasoning) {
    return !reasoning.enabled().orElse(true)
        || reasoning.effort().filter(effort -> effort == Effort.NONE).isPresent();
  }

  /** As little as the model can. */
  private void off(JsonObjectBuilder config) {
    if (model.thinksByLevel()) {
      config.add(LEVEL, level(Effort.MINIMAL));
    } else {
      config.add(BUDGET, model.pro() ? LEAST_OF_PRO : 0);
    }
  }

  /** Google takes a level or a budget, but not both; a budget is the more exact. */
  private void amount(Reasoning reasoning, JsonObjectBuilder config) {
    if (reasoning.budget().isPresent()) {
      config.add(BUDGET, reasoning.budget().get());
    } else if (reasoning.effort().isPresent()) {
      Effort effort = reasoning.effort().get();
      if (model.thinksByLevel()) {
        config.add(LEVEL, level(effort));
      } else {
        config.add(BUDGET, budget(effort));
      }
    } else if (reasoning.enabled().isPresent()) {
      config.add(BUDGET, AS_IT_LIKES);
    }
  }

  /** Pro models know no MINIMAL, and 3 Pro no MEDIUM. */
  private String level(Effort effort) {
    return switch (effort) {
      case NONE, MINIMAL -> model.pro() ? "LOW" : "MINIMAL";
      case LOW -> "LOW";
      case MEDIUM -> model.pro() && model.major() == 3 && model.minor() == 0 ? "HIGH" : "MEDIUM";
      case HIGH, XHIGH, MAX -> "HIGH";
    };
  }

  private static long budget(Effort effort) {
    return switch (effort) {
      case NONE -> 0;
      case MINIMAL, LOW -> 1_024;
      case MEDIUM -> 8_192;
      case HIGH, XHIGH, MAX -> 24_576;
    };
  }
}
