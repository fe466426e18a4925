package ai.nexus.core.http;

/** The text of a Content-Length header (RFC 9110, section 8.6). */
final class ContentLength {

  // So many decimal digits fit any long.
  private static final int MOST_DIGITS = 18;

  private ContentLength() {}

  /** Whether it is digits alone, and not too many for a long. A pattern costs each request more. */
  static boolean isValid(String text) {
    boolean digits = !text.isEmpty() && text.length() <= MOST_DIGITS;
    for (int i = 0; digits && i < text.length(); i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits;
  }
}
