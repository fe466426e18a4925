package ai.nexus.wire.anthropic.body;

import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** What Claude takes, for others that offer it behind an API of their own. */
public final class ClaudeSettings {

  private ClaudeSettings() {}

  /**
   * How the model shall think and choose its tokens: {@code temperature}, {@code top_p}, {@code
   * top_k}, {@code stop_sequences} and {@code thinking} as Anthropic has them, and {@code effort},
   * as it stands in Anthropic's {@code output_config}.
   *
   * @param model any name that has Claude's in it
   */
  public static JsonObject of(ChatRequest request, String model, Dropped dropped) {
    ClaudeModel claude = ClaudeModel.of(model);
    List<Turn> turns = Conversation.of(request.messages(), claude, dropped).turns();
    ThinkingPlan thinking = new ThinkingPlanner(claude, dropped).plan(request, turns);
    JsonObjectBuilder settings = Json.object();
    new SamplingWriter(claude, thinking.thinks(), dropped).write(request.sampling(), settings);
    thinking.write(settings);
    thinking.effort().ifPresent(word -> settings.add("effort", word));
    return settings.build();
  }

  /**
   * @param name of a model, as a provider has it
   */
  public static boolean isClaude(String name) {
    return ClaudeModel.of(name).isClaude();
  }

  /** Whether it can be held to a JSON Schema. */
  public static boolean keepsToSchemas(String model) {
    return ClaudeModel.of(model).keepsToSchemas();
  }
}
