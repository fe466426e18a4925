package ai.nexus.wire.bedrock.request;

import ai.nexus.wire.anthropic.body.ClaudeSettings;
import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Reasoning;
import ai.nexus.wire.chat.Reasoning.Effort;
import ai.nexus.wire.chat.Sampling;
import ai.nexus.wire.model.BadRequestException;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.util.List;

/**
 * How the model shall choose its tokens and think, in {@link ClaudeSettings}' words. Of models that
 * are no Claude only what Converse has for all of them can be said; how each thinks is its own.
 */
final class Settings {

  private static final String TEMPERATURE = "temperature";

  private Settings() {}

  static JsonObject of(ChatRequest request, BedrockModel model, Dropped dropped) {
    if (model.isClaude()) {
      return ClaudeSettings.of(request, model.id(), dropped);
    }
    Sampling sampling = request.sampling();
    JsonObjectBuilder settings = Json.object();
    temperature(sampling, settings, dropped);
    sampling.topP().ifPresent(value -> settings.add("top_p", value));
    stop(sampling.stop(), settings);
    refuseOthers(sampling);
    dropOthers(sampling, dropped);
    request.reasoning().filter(Settings::isWanted).ifPresent(it -> dropped.add("reasoning_effort"));
    return settings.build();
  }

  /** Its greatest is 1 (botocore's service-2.json), and who asks for more gets the most. */
  private static void temperature(Sampling sampling, JsonObjectBuilder settings, Dropped dropped) {
    sampling
        .temperature()
        .ifPresent(
            value -> {
              if (value.compareTo(BigDecimal.ONE) > 0) {
                dropped.add(TEMPERATURE);
              }
              settings.add(TEMPERATURE, value.min(BigDecimal.ONE));
            });
  }

  private static void stop(List<String> stop, JsonObjectBuilder settings) {
    if (stop.stream().anyMatch(String::isEmpty)) {
      throw new BadRequestException("A stop sequence must not be empty: leave it out.", "stop");
    }
    if (!stop.isEmpty()) {
      JsonArrayBuilder sequences = Json.array();
      stop.forEach(sequences::add);
      settings.add("stop_sequences", sequences);
    }
  }

  private static void refuseOthers(Sampling sampling) {
    if (sampling.choices().filter(number -> number != 1).isPresent()) {
      throw new BadRequestException(
          "Bedrock gives one answer at a time: set 'n' to 1, or send the request several times.",
          "n");
    }
  }

  private static void dropOthers(Sampling sampling, Dropped dropped) {
    sampling.topK().ifPresent(it -> dropped.add("top_k"));
    sampling.seed().ifPresent(it -> dropped.add("seed"));
    sampling
        .presencePenalty()
        .filter(value -> value.signum() != 0)
        .ifPresent(it -> dropped.add("presence_penalty"));
    sampling
        .frequencyPenalty()
        .filter(value -> value.signum() != 0)
        .ifPresent(it -> dropped.add("frequency_penalty"));
    sampling.logprobs().filter(it -> it).ifPresent(it -> dropped.add("logprobs"));
    sampling.topLogprobs().ifPresent(it -> dropped.add("top_logprobs"));
  }

  private static boolean isWanted(Reasoning reasoning) {
    return reasoning.enabled().orElse(true)
        && reasoning.effort().filter(effort -> effort == Effort.NONE).isEmpty();
  }
}
