package ai.nexus.wire.openai.responses;

import ai.nexus.wire.chat.Part;
import java.util.Optional;

/**
 * Carries thoughts between items and the hub. An item of OpenAI's has an id and encrypted content,
 * and both must come back together; the hub has one signature, so that this holds both: {@code
 * nexus.reasoning:<length of the id>:<id><encrypted content>}. Towards a client it is the other way
 * round: another vendor's signature stands, marked, as the encrypted content of an item whose id is
 * ours. Facts: openai-python types/responses/response_reasoning_item_param.py
 */
public final class Thoughts {

  private static final String ITEM = "nexus.reasoning:";
  private static final String SIGNATURE = "nexus.signature:";
  private static final String REDACTED = "nexus.redacted:";

  /** What an item must be sent back with. */
  public record Sealed(String id, String encrypted) {}

  private Thoughts() {}

  /** The signature of a thought that a provider has sent as an item. */
  public static String signature(String id, String encrypted) {
    return ITEM + id.length() + ":" + id + encrypted;
  }

  /** The item that a signature stands for; empty where the signature is another vendor's. */
  public static Optional<Sealed> sealed(String signature) {
    int colon = signature.indexOf(':', ITEM.length());
    if (!signature.startsWith(ITEM) || colon < 0) {
      return Optional.empty();
    }
    return length(signature.substring(ITEM.length(), colon))
        .filter(length -> length <= signature.length() - colon - 1)
        .map(length -> split(signature.substring(colon + 1), length));
  }

  private static Sealed split(String text, int length) {
    return new Sealed(text.substring(0, length), text.substring(length));
  }

  private static Optional<Integer> length(String digits) {
    boolean number =
        !digits.isEmpty()
            && digits.length() < 6
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
  }

  /** What a client is to keep as the encrypted content of a thought with that signature. */
  public static String toClient(String signature) {
    return SIGNATURE + signature;
  }

  /** The same of a thought that is encrypted as a whole. */
  public static String redactedToClient(String data) {
    return REDACTED + data;
  }

  /** A thought that a client sends back. What has no mark it did not get from this gateway. */
  public static Part fromClient(String id, String text, Optional<String> encrypted) {
    String content = encrypted.orElse("");
    if (content.startsWith(REDACTED)) {
      return new Part.RedactedThinking(content.substring(REDACTED.length()));
    }
    Optional<String> signature =
        content.startsWith(SIGNATURE)
            ? Optional.of(content.substring(SIGNATURE.length()))
            : encrypted.filter(it -> !it.isEmpty()).map(it -> signature(id, it));
    return new Part.Thinking(text, signature);
  }
}
