package ai.nexus.wire.gemini;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Carries any provider's signature of a thought as Gemini's {@code thoughtSignature}, which is
 * bytes in base64 to its SDKs: these decode it and send it back with the letters for URLs. So what
 * comes from a client is put into the ordinary letters again, and what was written otherwise goes
 * through as marked bytes.
 */
final class Signatures {

  private static final String TEXT = "nexus.signature:";
  private static final String REDACTED = "nexus.redacted:";

  private Signatures() {}

  /** For a client. */
  static String toClient(String signature) {
    boolean asItIs = isBase64(signature) && ordinary(signature).equals(signature);
    return asItIs ? signature : marked(TEXT, signature);
  }

  /** A thought that is encrypted as a whole, for a client. */
  static String redactedToClient(String data) {
    return marked(REDACTED, data);
  }

  static String fromClient(String sent) {
    return unmarked(TEXT, sent).orElseGet(() -> ordinary(sent));
  }

  /** The encrypted thought that a client sends back, where it is one. */
  static Optional<String> redactedFromClient(String sent) {
    return unmarked(REDACTED, sent);
  }

  /** Whether Gemini and its SDKs can read it: they refuse any other, and stray bits at its end. */
  static boolean isBase64(String text) {
    String letters = ordinary(text);
    try {
      byte[] bytes = Base64.getDecoder().decode(letters);
      return bytes.length > 0 && Base64.getEncoder().encodeToString(bytes).equals(letters);
    } catch (IllegalArgumentException otherText) {
      return false;
    }
  }

  /** With the ordinary letters and padding, as the other vendors have it. */
  static String ordinary(String base64) {
    String letters = base64.replace('-', '+').replace('_', '/');
    int missing = letters.endsWith("=") ? 0 : (4 - letters.length() % 4) % 4;
    return letters + "=".repeat(missing);
  }

  private static String marked(String mark, String text) {
    byte[] bytes = (mark + text).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static Optional<String> unmarked(String mark, String sent) {
    if (!isBase64(sent)) {
      return Optional.empty();
    }
    String text = new String(Base64.getDecoder().decode(ordinary(sent)), StandardCharsets.UTF_8);
    return text.startsWith(mark) ? Optional.of(text.substring(mark.length())) : Optional.empty();
  }
}
