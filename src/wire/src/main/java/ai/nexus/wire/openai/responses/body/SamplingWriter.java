package ai.nexus.wire.openai.responses.body;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Sampling;
import ai.nexus.wire.model.BadRequestException;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;

/**
 * Writes how tokens are chosen; of what chat completions have for that a part is missing here.
 * Facts: openai-python types/responses/response_create_params.py
 */
final class SamplingWriter {

  // OpenAI: "Invalid 'max_output_tokens': integer below minimum value. Expected a value >= 16".
  private static final long LEAST_TOKENS = 16;

  private SamplingWriter() {}

  static void write(Sampling sampling, JsonObjectBuilder body, Dropped dropped) {
    refuse(sampling);
    sampling.maxTokens().ifPresent(limit -> limit(limit, body, dropped));
    sampling.temperature().ifPresent(value -> body.add("temperature", value));
    sampling.topP().ifPresent(value -> body.add("top_p", value));
    drop(sampling, dropped);
  }

  private static void limit(long limit, JsonObjectBuilder body, Dropped dropped) {
    if (limit < LEAST_TOKENS) {
      dropped.add("max_tokens");
    }
    body.add("max_output_tokens", Math.max(LEAST_TOKENS, limit));
  }

  /** Without these the answer would be another one. */
  private static void refuse(Sampling sampling) {
    if (!sampling.stop().isEmpty()) {
      throw new BadRequestException(
          "This model's provider takes no stop sequences: leave them out, and cut the answer there"
              + " yourself.",
          "stop");
    }
    if (sampling.choices().filter(number -> number != 1).isPresent()) {
      throw new BadRequestException(
          "This model's provider gives one answer at a time: set 'n' to 1, or send the request"
              + " several times.",
          "n");
    }
  }

  private static void drop(Sampling sampling, Dropped dropped) {
    sampling.topK().ifPresent(it -> dropped.add("top_k"));
    sampling.seed().ifPresent(it -> dropped.add("seed"));
    sampling.presencePenalty().ifPresent(it -> drop(it, "presence_penalty", dropped));
    sampling.frequencyPenalty().ifPresent(it -> drop(it, "frequency_penalty", dropped));
    sampling.logprobs().filter(wanted -> wanted).ifPresent(it -> dropped.add("logprobs"));
    sampling.topLogprobs().ifPresent(it -> dropped.add("top_logprobs"));
  }

  /** Zero is what a penalty is by itself. */
  private static void drop(BigDecimal penalty, String name, Dropped dropped) {
    if (penalty.signum() != 0) {
      dropped.add(name);
    }
  }
}
