package ai.nexus.launcher.log;

/** Appends JSON values to a line. Knows strings, numbers and booleans; all else by toString. */
final class JsonText {

  private static final String HEX = "0123456789abcdef";

  private final StringBuilder line;
  private boolean empty = true;

  /** Opens an object on the line. */
  JsonText(StringBuilder line) {
    this.line = line.append('{');
  }

  JsonText field(String name, Object value) {
    if (!empty) {
      line.append(',');
    }
    empty = false;
    string(name);
    line.append(':');
    value(value);
    return this;
  }

  void close() {
    line.append('}');
  }

  private void value(Object value) {
    if (isPlain(value)) {
      line.append(value);
    } else {
      string(String.valueOf(value));
    }
  }

  private static boolean isPlain(Object value) {
    if (value instanceof Double number) {
      return Double.isFinite(number);
    }
    return value instanceof Integer || value instanceof Long || value instanceof Boolean;
  }

  private void string(String text) {
    line.append('"');
    if (isUnescaped(text)) {
      line.append(text);
    } else {
      escaped(text);
    }
    line.append('"');
  }

  /** Nearly all text is; to append it whole costs a fraction of one character after the other. */
  private static boolean isUnescaped(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private void escaped(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c) && isLowSurrogateAt(text, i + 1)) {
        line.append(c).append(text.charAt(++i));
      } else {
        character(c);
      }
    }
  }

  private static boolean isLowSurrogateAt(String text, int index) {
    return index < text.length() && Character.isLowSurrogate(text.charAt(index));
  }

  private void character(char c) {
    switch (c) {
      case '"' -> line.append("\\\"");
      case '\\' -> line.append("\\\\");
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> {
        if (mustEscape(c)) {
          escape(c);
        } else {
          line.append(c);
        }
      }
    }
  }

  /** Control characters, the two Unicode line ends, and half surrogate pairs. */
  private static boolean mustEscape(char c) {
    return Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || Character.isSurrogate(c);
  }

  private void escape(char c) {
    line.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      line.append(HEX.charAt((c >> shift) & 0xf));
    }
  }
}
