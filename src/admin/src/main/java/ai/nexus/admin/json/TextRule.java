package ai.nexus.admin.json;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a text field must be. Gives what is wrong with a text, worded to follow its name. */
@FunctionalInterface
public interface TextRule {

  /** Empty where the text is good. Must not repeat the text: it may be a secret. */
  Optional<String> faultOf(String text);

  /** This rule, and another where this one holds. */
  default TextRule and(TextRule next) {
    return text -> faultOf(text).or(() -> next.faultOf(text));
  }

  static TextRule matching(Pattern pattern, String otherwise) {
    return text -> pattern.matcher(text).matches() ? Optional.empty() : Optional.of(otherwise);
  }

  /** One line: neither blank nor framed by blanks, and at most so many characters. */
  static TextRule line(int max) {
    return atMost(max)
        .and(text -> text.isBlank() ? Optional.of("must not be blank") : Optional.empty())
        .and(
            text ->
                text.equals(text.strip())
                    ? Optional.empty()
                    : Optional.of("must not start or end with a space"))
        .and(text -> without(text, text.codePoints().anyMatch(Character::isISOControl)));
  }

  /** Any text of at most so many characters; line breaks and tabs are allowed. */
  static TextRule text(int max) {
    return atMost(max)
        .and(text -> without(text, text.codePoints().anyMatch(TextRule::isForbiddenInText)));
  }

  private static TextRule atMost(int max) {
    return text ->
        text.length() <= max
            ? Optional.empty()
            : Optional.of("must have at most " + max + " characters, had " + text.length());
  }

  private static Optional<String> without(String text, boolean hasControl) {
    if (hasControl) {
      return Optional.of("must not hold control characters");
    }
    // JSON can escape half of a surrogate pair; no database keeps that.
    boolean halved = text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    return halved ? Optional.of("must be valid Unicode") : Optional.empty();
  }

  private static boolean isForbiddenInText(int character) {
    return Character.isISOControl(character)
        && character != '\n'
        && character != '\r'
        && character != '\t';
  }
}
