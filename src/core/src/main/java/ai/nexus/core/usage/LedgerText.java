package ai.nexus.core.usage;

import java.util.Optional;

/**
 * Makes text that a client chose fit its column, because the ledger must not refuse an entry over
 * it: cuts what is too long, and puts U+FFFD for what PostgreSQL does not take, which are NUL
 * (postgresql.org/docs/current/datatype-character.html) and surrogates without their partner.
 */
final class LedgerText {

  private static final char REPLACEMENT = '\uFFFD';

  private LedgerText() {}

  /**
   * @param length in UTF-16 units, the smaller measure on either database
   */
  static String fit(String text, int length) {
    String cut = text.length() <= length ? text : text.substring(0, length);
    for (int i = 0; i < cut.length(); i++) {
      if (isSuspect(cut.charAt(i)) && isUnstorable(cut, i)) {
        return replaceFrom(cut, i);
      }
    }
    return cut;
  }

  static Optional<String> fit(Optional<String> text, int length) {
    return text.map(present -> fit(present, length));
  }

  private static String replaceFrom(String text, int start) {
    StringBuilder mended = new StringBuilder(text);
    for (int i = start; i < text.length(); i++) {
      if (isUnstorable(text, i)) {
        mended.setCharAt(i, REPLACEMENT);
      }
    }
    return mended.toString();
  }

  /** Asked first, for each unit of each text: nearly none is. */
  private static boolean isSuspect(char c) {
    // 0 becomes the greatest of all, so that this is one comparison.
    return (char) (c - 1) >= Character.MIN_SURROGATE - 1;
  }

  private static boolean isUnstorable(String text, int index) {
    char c = text.charAt(index);
    if (Character.isHighSurrogate(c)) {
      return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
    }
    return c == 0;
  }
}
