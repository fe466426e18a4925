package ai.nexus.wire.openai.chat.provider;

import ai.nexus.wire.chat.Part;
import ai.nexus.wire.openai.chat.Told;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the thoughts of a message or a delta: LiteLLM's blocks, which have signatures
 * (https://docs.litellm.ai/docs/reasoning_content), else DeepSeek's and xAI's text, else
 * OpenRouter's, else Mistral's, which is a part of the content
 * (https://docs.mistral.ai/capabilities/reasoning).
 */
final class Thoughts {

  private Thoughts() {}

  static List<Part> of(JsonObject message) {
    List<Part> blocks = new ArrayList<>();
    for (JsonObject block : Told.objects(message, "thinking_blocks")) {
      block(block).ifPresent(blocks::add);
    }
    if (!blocks.isEmpty()) {
      return blocks;
    }
    return Told.words(message, "reasoning_content")
        .or(() -> Told.words(message, "reasoning"))
        .or(() -> inContent(message))
        .<Part>map(text -> new Part.Thinking(text, Optional.empty()))
        .stream()
        .toList();
  }

  private static Optional<Part> block(JsonObject block) {
    if (Told.text(block, "type").filter("redacted_thinking"::equals).isPresent()) {
      return Told.words(block, "data").map(Part.RedactedThinking::new);
    }
    String text = Told.text(block, "thinking").orElse("");
    Optional<String> signature = Told.words(block, "signature");
    return text.isEmpty() && signature.isEmpty()
        ? Optional.empty()
        : Optional.of(new Part.Thinking(text, signature));
  }

  private static Optional<String> inContent(JsonObject message) {
    String text =
        Told.objects(message, "content").stream()
            .flatMap(part -> Told.objects(part, "thinking").stream())
            .flatMap(piece -> Told.text(piece, "text").stream())
            .collect(Collectors.joining());
    return Optional.of(text).filter(thought -> !thought.isEmpty());
  }
}
