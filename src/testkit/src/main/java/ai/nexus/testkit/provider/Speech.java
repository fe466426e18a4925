package ai.nexus.testkit.provider;

import ai.nexus.testkit.provider.anthropic.AnthropicSpeech;
import ai.nexus.testkit.provider.gemini.GeminiSpeech;
import ai.nexus.testkit.provider.openai.OpenAiSpeech;
import java.util.Optional;

/** One vendor's way to be asked and to answer at one address, as strict as the vendor is. */
public interface Speech {

  /** The vendor that is spoken to at this address. */
  static Speech at(String path, Shelf shelf) {
    return AnthropicSpeech.at(path)
        .or(() -> GeminiSpeech.at(path))
        .orElseGet(() -> new OpenAiSpeech(path, shelf));
  }

  /**
   * Checks address, method, key and type.
   *
   * @throws Refusal for what the vendor refuses
   */
  void admit(WireRequest request, String key) throws Refusal;

  /**
   * What the vendor gives without asking a model: lists, and what is on the shelf. JSON.
   *
   * @throws Refusal for what there is not
   */
  default Optional<byte[]> ready(WireRequest request, Catalogue catalogue) throws Refusal {
    return Optional.empty();
  }

  /**
   * Checks the body.
   *
   * @throws Refusal for what the vendor refuses
   */
  ChatRequest read(WireRequest request, Catalogue catalogue) throws Refusal;

  Composition compose(ChatRequest request, Reply reply, UsageReport usage);

  /** What the vendor says of this fault. */
  Refusal fault(Fault fault);

  byte[] error(Refusal refusal);

  /** An error in a stream that began well. */
  byte[] errorEvent(Refusal refusal);
}
