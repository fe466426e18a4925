package ai.nexus.admin.providers;

import ai.nexus.admin.json.Fields;
import ai.nexus.admin.json.TextRule;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a request does to a secret: a field left out, or its mask sent back, keeps it; null removes
 * it; anything else replaces it.
 */
sealed interface SecretChange {

  /** What a mask looks like, as a whole or in the place of a password. */
  Pattern MASK = Pattern.compile(".*\\*{4}(@.*)?", Pattern.DOTALL);

  record Keep() implements SecretChange {}

  record Remove() implements SecretChange {}

  record Replace(String secret) implements SecretChange {
    @Override
    public String toString() {
      return "Replace[****]";
    }
  }

  /**
   * @param shown the mask that answers show now; empty where there is no secret yet
   */
  static SecretChange read(Fields fields, String name, Optional<String> shown, TextRule rule) {
    if (fields.isAbsent(name)) {
      return new Keep();
    }
    if (fields.isAbsentOrNull(name)) {
      return new Remove();
    }
    Optional<String> sent = fields.text(name, text -> faultOf(text, shown, rule));
    return sent.isEmpty() || sent.equals(shown) ? new Keep() : new Replace(sent.get());
  }

  private static Optional<String> faultOf(String text, Optional<String> shown, TextRule rule) {
    if (shown.filter(text::equals).isPresent()) {
      return Optional.empty();
    }
    if (MASK.matcher(text).matches()) {
      return Optional.of("is a mask and not the one shown now; send the secret in full");
    }
    return rule.faultOf(text);
  }
}
