package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.OutputFormat;
import ai.nexus.wire.chat.Sampling;
import ai.nexus.wire.model.BadRequestException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/**
 * Writes {@code generationConfig} (https://ai.google.dev/api/generate-content#GenerationConfig).
 */
final class GenerationWriter {

  private static final int MOST_STOPS = 5;

  private final GeminiModel model;
  private final Dropped dropped;

  GenerationWriter(GeminiModel model, Dropped dropped) {
    this.model = model;
    this.dropped = dropped;
  }

  void write(ChatRequest request, JsonObjectBuilder body) {
    JsonObjectBuilder config = Json.object();
    sampling(request.sampling(), config);
    request.format().ifPresent(format -> format(format, config));
    request
        .reasoning()
        .flatMap(reasoning -> new ThinkingWriter(model, dropped).json(reasoning))
        .ifPresent(thinking -> config.add("thinkingConfig", thinking));
    JsonObject built = config.build();
    if (!built.isEmpty()) {
      body.add("generationConfig", built);
    }
  }

  private void sampling(Sampling sampling, JsonObjectBuilder config) {
    sampling.maxTokens().ifPresent(most -> config.add("maxOutputTokens", most));
    sampling.temperature().ifPresent(number -> config.add("temperature", number));
    sampling.topP().ifPresent(number -> config.add("topP", number));
    sampling.topK().ifPresent(number -> config.add("topK", number));
    sampling.choices().ifPresent(number -> config.add("candidateCount", number));
    sampling.presencePenalty().ifPresent(number -> config.add("presencePenalty", number));
    sampling.frequencyPenalty().ifPresent(number -> config.add("frequencyPenalty", number));
    sampling.seed().ifPresent(seed -> seed(seed, config));
    stop(sampling.stop(), config);
    dropLogprobs(sampling);
  }

  /** Seeds are a best effort with every vendor; Google's have 32 bits. */
  private void seed(long seed, JsonObjectBuilder config) {
    if (seed == (int) seed) {
      config.add("seed", seed);
    } else {
      dropped.add("seed");
    }
  }

  private static void stop(List<String> stop, JsonObjectBuilder config) {
    if (stop.size() > MOST_STOPS) {
      throw new BadRequestException(
          "Gemini takes no more than " + MOST_STOPS + " stop sequences: give fewer", "stop");
    }
    if (!stop.isEmpty()) {
      config.add("stopSequences", Json.PROVIDER.createArrayBuilder(stop));
    }
  }

  /** An answer in the hub's form has no place for them, so Google need not make them. */
  private void dropLogprobs(Sampling sampling) {
    if (sampling.logprobs().orElse(false)) {
      dropped.add("logprobs");
    }
    if (sampling.topLogprobs().isPresent()) {
      dropped.add("top_logprobs");
    }
  }

  private void format(OutputFormat format, JsonObjectBuilder config) {
    if (format instanceof OutputFormat.PlainText) {
      return; // Gemini's own default
    }
    config.add("responseMimeType", "application/json");
    if (format instanceof OutputFormat.Schema wanted) {
      if (wanted.description().isPresent()) {
        dropped.add("response_format.json_schema.description");
      }
      schema(wanted.schema(), config);
    }
  }

  private void schema(JsonObject schema, JsonObjectBuilder config) {
    if (model.takesJsonSchema()) {
      config.add("responseJsonSchema", schema);
    } else {
      SchemaWriter writer = new SchemaWriter("response_format.json_schema.schema", dropped);
      config.add("responseSchema", writer.openApi(schema));
    }
  }
}
