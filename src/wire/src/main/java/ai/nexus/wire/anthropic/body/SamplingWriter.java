package ai.nexus.wire.anthropic.body;

import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Sampling;
import ai.nexus.wire.model.BadRequestException;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Writes what varies and ends an answer. A temperature above Anthropic's greatest, 1, becomes 1 and
 * is reported: who asks for more variety gets the most there is. What a model refuses beside other
 * members, or since Claude 4.7 altogether, is left out and reported.
 */
final class SamplingWriter {

  private static final String TEMPERATURE = "temperature";
  private static final String TOP_P = "top_p";
  private static final String TOP_K = "top_k";
  private static final BigDecimal LEAST_WITH_THOUGHT = new BigDecimal("0.95");

  private final ClaudeModel model;
  private final boolean thinks;
  private final Dropped dropped;

  /**
   * @param thinks whether the model is told to, which leaves less to choose
   *     (https://platform.claude.com/docs/en/build-with-claude/extended-thinking, "Feature
   *     compatibility")
   */
  SamplingWriter(ClaudeModel model, boolean thinks, Dropped dropped) {
    this.model = model;
    this.thinks = thinks;
    this.dropped = dropped;
  }

  void write(Sampling sampling, JsonObjectBuilder body) {
    refuseOthers(sampling);
    dropOthers(sampling);
    Optional<BigDecimal> temperature = temperature(sampling.temperature());
    temperature.ifPresent(value -> body.add(TEMPERATURE, value));
    topP(sampling.topP(), temperature.isPresent()).ifPresent(value -> body.add(TOP_P, value));
    topK(sampling.topK()).ifPresent(value -> body.add(TOP_K, value));
    stop(sampling.stop(), body);
  }

  private Optional<BigDecimal> temperature(Optional<BigDecimal> wanted) {
    if (!model.samples() || thinks) {
      dropUnlessOne(wanted, TEMPERATURE);
      return Optional.empty();
    }
    wanted
        .filter(value -> value.compareTo(BigDecimal.ONE) > 0)
        .ifPresent(it -> dropped.add(TEMPERATURE));
    return wanted.map(value -> value.min(BigDecimal.ONE));
  }

  private Optional<BigDecimal> topP(Optional<BigDecimal> wanted, boolean besideTemperature) {
    boolean low = wanted.filter(value -> value.compareTo(LEAST_WITH_THOUGHT) < 0).isPresent();
    if (!model.samples() || (thinks && low) || (besideTemperature && model.samplesOneWay())) {
      dropUnlessOne(wanted, TOP_P);
      return Optional.empty();
    }
    return wanted;
  }

  private Optional<Long> topK(Optional<Long> wanted) {
    if (model.samples() && !thinks) {
      return wanted;
    }
    wanted.ifPresent(value -> dropped.add(TOP_K));
    return Optional.empty();
  }

  /** One is what these are by themselves. */
  private void dropUnlessOne(Optional<BigDecimal> value, String name) {
    if (value.filter(number -> number.compareTo(BigDecimal.ONE) != 0).isPresent()) {
      dropped.add(name);
    }
  }

  /**
   * https://github.com/BerriAI/litellm/issues/3286; without it the answer would run on past where
   * the client wants it to end.
   */
  private static void stop(List<String> stop, JsonObjectBuilder body) {
    if (stop.stream().anyMatch(String::isBlank)) {
      throw new BadRequestException(
          "Anthropic takes no stop sequence of nothing but white space: leave it out, and cut the"
              + " answer there yourself.",
          "stop");
    }
    if (!stop.isEmpty()) {
      JsonArrayBuilder sequences = Json.array();
      stop.forEach(sequences::add);
      body.add("stop_sequences", sequences);
    }
  }

  private static void refuseOthers(Sampling sampling) {
    if (sampling.choices().filter(number -> number != 1).isPresent()) {
      throw new BadRequestException(
          "Anthropic gives one answer at a time: set 'n' to 1, or send the request several times.",
          "n");
    }
  }

  private void dropOthers(Sampling sampling) {
    sampling.seed().ifPresent(it -> dropped.add("seed"));
    sampling.presencePenalty().ifPresent(it -> dropUnlessZero(it, "presence_penalty"));
    sampling.frequencyPenalty().ifPresent(it -> dropUnlessZero(it, "frequency_penalty"));
    sampling.logprobs().filter(it -> it).ifPresent(it -> dropped.add("logprobs"));
    sampling.topLogprobs().ifPresent(it -> dropped.add("top_logprobs"));
  }

  private void dropUnlessZero(BigDecimal value, String name) {
    if (value.signum() != 0) {
      dropped.add(name);
    }
  }
}
