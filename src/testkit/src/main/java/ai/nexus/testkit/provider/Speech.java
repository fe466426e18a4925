package ai.nexus.testkit.provider;

import java.util.Set;

/** One vendor's way to be asked and to answer, as strict as the vendor is. */
interface Speech {

  /** The vendor that is spoken to at this address. */
  static Speech at(String path) {
    if (path.equals(AnthropicSpeech.MESSAGES)) {
      return new AnthropicSpeech();
    }
    return GeminiSpeech.ADDRESS.matcher(path).matches() ? new GeminiSpeech() : new OpenAiSpeech();
  }

  /**
   * Checks address, method, key and type, and for a chat its body.
   *
   * @throws Refusal for what the vendor refuses
   */
  void admit(WireRequest request, String key) throws Refusal;

  ChatRequest read(WireRequest request, Set<String> models) throws Refusal;

  Composition compose(ChatRequest request, String text, UsageReport usage);

  byte[] error(Refusal refusal);
}
