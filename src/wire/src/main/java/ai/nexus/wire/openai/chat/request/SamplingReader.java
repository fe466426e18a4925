package ai.nexus.wire.openai.chat.request;

import ai.nexus.wire.chat.Sampling;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads how tokens are chosen. What of log probabilities is asked for is not read, and so told as
 * dropped: an answer between vendors has no place for them. {@code top_k} is OpenRouter's.
 */
final class SamplingReader {

  private static final int MOST_CHOICES = 128; // OpenAI's limit of n

  private SamplingReader() {}

  static Sampling sampling(Members root) {
    Optional<Long> former = root.whole("max_tokens", 1);
    return new Sampling(
        root.whole("max_completion_tokens", 1).or(() -> former),
        root.number("temperature"),
        root.number("top_p"),
        root.whole("top_k", -1).filter(k -> k > 0), // vLLM's -1 and 0 are for all tokens
        stop(root),
        choices(root),
        root.whole("seed", Long.MIN_VALUE),
        root.number("presence_penalty"),
        root.number("frequency_penalty"),
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<Integer> choices(Members root) {
    Optional<Long> choices = root.whole("n", 1);
    if (choices.filter(n -> n > MOST_CHOICES).isPresent()) {
      throw root.wrong("n", "must be " + MOST_CHOICES + " at most");
    }
    return choices.map(Math::toIntExact);
  }

  private static List<String> stop(Members root) {
    Optional<JsonValue> stop = root.value("stop");
    if (stop.isEmpty()) {
      return List.of();
    }
    List<String> all = new ArrayList<>();
    if (stop.get() instanceof JsonArray array) {
      array.forEach(item -> all.add(string(root, item)));
    } else {
      all.add(string(root, stop.get()));
    }
    return all;
  }

  private static String string(Members root, JsonValue value) {
    if (value instanceof JsonString text) {
      return text.getString();
    }
    throw root.wrong("stop", "must be a string or an array of strings");
  }
}
