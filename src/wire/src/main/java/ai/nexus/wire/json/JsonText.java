package ai.nexus.wire.json;

import java.nio.charset.StandardCharsets;

/** Java strings from JSON strings and back (RFC 8259, section 7). */
public final class JsonText {

  private static final String HEX = "0123456789abcdef";

  private JsonText() {}

  /**
   * The text of what stands between the quotes, which a scanner has checked. An escape that is cut
   * off at the end is left out. Lone surrogate escapes become lone surrogates.
   */
  public static String decode(byte[] array, int from, int to) {
    int escape = indexOfEscape(array, from, to);
    if (escape == to) {
      return new String(array, from, to - from, StandardCharsets.UTF_8);
    }
    StringBuilder text = new StringBuilder(to - from);
    int i = from;
    while (i < to) {
      escape = indexOfEscape(array, i, to);
      text.append(new String(array, i, escape - i, StandardCharsets.UTF_8));
      int length = escape + 1 < to && array[escape + 1] == 'u' ? 6 : 2;
      if (escape + length > to) {
        break;
      }
      text.append(unescape(array, escape + 1));
      i = escape + length;
    }
    return text.toString();
  }

  /** The text as a JSON string with its quotes, in UTF-8. */
  public static byte[] quote(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 16);
    appendQuoted(quoted, text);
    return quoted.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Appends the text as a JSON string with its quotes. Lone surrogates are written as escapes. */
  public static void appendQuoted(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || isLoneSurrogate(text, i)) {
        appendEscape(out, c);
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  private static void appendEscape(StringBuilder out, char c) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX.charAt((c >> shift) & 0xF));
    }
  }

  private static boolean isLoneSurrogate(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }

  private static int indexOfEscape(byte[] array, int from, int to) {
    int i = from;
    while (i < to && array[i] != '\\') {
      i++;
    }
    return i;
  }

  private static char unescape(byte[] array, int i) {
    return switch (array[i]) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> (char) hex(array, i + 1);
      default -> (char) array[i];
    };
  }

  private static int hex(byte[] array, int from) {
    int value = 0;
    for (int i = from; i < from + 4; i++) {
      value = value << 4 | Character.digit(array[i], 16);
    }
    return value;
  }
}
