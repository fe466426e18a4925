package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.OutputFormat;
import ai.nexus.wire.chat.Reasoning;
import ai.nexus.wire.chat.Sampling;
import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code generationConfig} (https://ai.google.dev/api/generate-content#GenerationConfig). */
final class GenerationReader {

  private static final String MIME = "responseMimeType";
  private static final String MODALITIES = "responseModalities";
  private static final String LEVEL = "thinkingLevel";

  private final Dropped dropped;

  GenerationReader(Dropped dropped) {
    this.dropped = dropped;
  }

  void read(Members request, ChatRequest.Builder chat) {
    request
        .object("generationConfig")
        .ifPresent(
            config -> {
              chat.sampling(sampling(config)).format(format(config)).reasoning(reasoning(config));
              checkModalities(config);
              config.dropRest(dropped);
            });
  }

  private static Sampling sampling(Members config) {
    return new Sampling(
        config.whole("maxOutputTokens"),
        config.number("temperature"),
        config.number("topP"),
        config.whole("topK"), // a float to google-genai: 40.0
        config.texts("stopSequences"),
        config.small("candidateCount"),
        config.whole("seed"),
        config.number("presencePenalty"),
        config.number("frequencyPenalty"),
        config.flag("responseLogprobs"),
        config.small("logprobs"));
  }

  private static Optional<OutputFormat> format(Members config) {
    Optional<JsonObject> schema =
        config
            .json("responseJsonSchema")
            .or(() -> config.json("_responseJsonSchema"))
            .or(() -> config.json("responseSchema").map(SchemaReader::jsonSchema));
    String type = config.text(MIME).orElse(schema.isPresent() ? "application/json" : "");
    return switch (type) {
      case "" -> Optional.empty();
      case "text/plain" -> Optional.of(new OutputFormat.PlainText());
      case "application/json" -> Optional.of(schema.map(GenerationReader::of).orElse(anyJson()));
      default -> throw config.fault(MIME, "must be text/plain or application/json.");
    };
  }

  private static OutputFormat of(JsonObject schema) {
    return new OutputFormat.Schema(Optional.empty(), Optional.empty(), schema, Optional.empty());
  }

  private static OutputFormat anyJson() {
    return new OutputFormat.AnyJson();
  }

  private Optional<Reasoning> reasoning(Members config) {
    return config
        .object("thinkingConfig")
        .map(
            thinking -> {
              Reasoning reasoning = thinking(thinking);
              thinking.dropRest(dropped);
              return reasoning;
            });
  }

  /**
   * A budget of 0 is none, and -1 is as much as the model likes. Thoughts are not shown unless that
   * is asked for (https://ai.google.dev/gemini-api/docs/thinking#summaries).
   */
  private static Reasoning thinking(Members thinking) {
    Optional<Long> budget = thinking.whole("thinkingBudget");
    Optional<Boolean> enabled = budget.filter(tokens -> tokens <= 0).map(tokens -> tokens < 0);
    return new Reasoning(
        enabled,
        thinking.text(LEVEL).flatMap(level -> effort(thinking, level)),
        budget.filter(tokens -> tokens > 0),
        Optional.of(thinking.flag("includeThoughts").orElse(false)));
  }

  /** google-genai, types.py, ThinkingLevel. */
  private static Optional<Reasoning.Effort> effort(Members thinking, String level) {
    return switch (level.toUpperCase(Locale.ROOT)) {
      case "THINKING_LEVEL_UNSPECIFIED" -> Optional.empty();
      case "MINIMAL" -> Optional.of(Reasoning.Effort.MINIMAL);
      case "LOW" -> Optional.of(Reasoning.Effort.LOW);
      case "MEDIUM" -> Optional.of(Reasoning.Effort.MEDIUM);
      case "HIGH" -> Optional.of(Reasoning.Effort.HIGH);
      case "XHIGH" -> Optional.of(Reasoning.Effort.XHIGH);
      default -> throw thinking.fault(LEVEL, "must be MINIMAL, LOW, MEDIUM, HIGH or XHIGH.");
    };
  }

  private static void checkModalities(Members config) {
    boolean textOnly = config.texts(MODALITIES).stream().allMatch("TEXT"::equalsIgnoreCase);
    if (!textOnly) {
      throw config.fault(MODALITIES, "must be TEXT alone: answers hold no pictures or sounds.");
    }
  }
}
