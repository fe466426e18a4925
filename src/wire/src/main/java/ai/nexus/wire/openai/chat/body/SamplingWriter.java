package ai.nexus.wire.openai.chat.body;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Sampling;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.openai.chat.ServerKind;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;

/**
 * Writes how tokens are chosen. Log probabilities are not asked for: an answer between vendors has
 * no place for them. Facts: openai-python types/chat/completion_create_params.py
 */
final class SamplingWriter {

  private final ServerKind kind;
  private final Dropped dropped;

  SamplingWriter(ServerKind kind, Dropped dropped) {
    this.kind = kind;
    this.dropped = dropped;
  }

  void write(Sampling sampling, JsonObjectBuilder body) {
    sampling.maxTokens().ifPresent(limit -> body.add(kind.maxTokens(), limit));
    sampling.temperature().ifPresent(value -> body.add("temperature", value));
    sampling.topP().ifPresent(value -> body.add("top_p", value));
    sampling.topK().ifPresent(value -> topK(value, body));
    sampling.choices().ifPresent(count -> body.add("n", count));
    sampling.seed().ifPresent(value -> body.add("seed", value));
    sampling.presencePenalty().ifPresent(value -> body.add("presence_penalty", value));
    sampling.frequencyPenalty().ifPresent(value -> body.add("frequency_penalty", value));
    if (!sampling.stop().isEmpty()) {
      JsonArrayBuilder stop = Json.array();
      sampling.stop().forEach(stop::add);
      body.add("stop", stop);
    }
    sampling.logprobs().filter(wanted -> wanted).ifPresent(wanted -> dropped.add("logprobs"));
    sampling.topLogprobs().ifPresent(count -> dropped.add("top_logprobs"));
  }

  private void topK(long value, JsonObjectBuilder body) {
    if (kind.extended()) {
      body.add("top_k", value);
    } else {
      dropped.add("top_k");
    }
  }
}
