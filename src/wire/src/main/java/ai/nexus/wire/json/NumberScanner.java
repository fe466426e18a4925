package ai.nexus.wire.json;

/** Reads one JSON number (RFC 8259, section 6) in pieces cut anywhere; checks, does not convert. */
final class NumberScanner {

  private enum Part {
    START,
    MINUS,
    ZERO,
    INTEGER,
    POINT,
    FRACTION,
    EXPONENT,
    EXPONENT_SIGN,
    EXPONENT_DIGITS,
    OVER
  }

  private Part part = Part.START;

  static boolean canStart(byte b) {
    return b == '-' || isDigit(b);
  }

  void begin() {
    part = Part.START;
  }

  /** The index of the first byte that does not belong to the number, or {@code end}. */
  int scan(byte[] array, int from, int end) {
    for (int i = from; i < end; i++) {
      Part next = next(array[i]);
      if (next == Part.OVER) {
        return i;
      }
      part = next;
    }
    return end;
  }

  /** Whether what was read so far is a whole number. */
  boolean complete() {
    return switch (part) {
      case ZERO, INTEGER, FRACTION, EXPONENT_DIGITS -> true;
      default -> false;
    };
  }

  private Part next(byte b) {
    return switch (part) {
      case START -> b == '-' ? Part.MINUS : firstDigit(b);
      case MINUS -> firstDigit(b);
      case ZERO -> afterInteger(b);
      case INTEGER -> isDigit(b) ? Part.INTEGER : afterInteger(b);
      case POINT -> isDigit(b) ? Part.FRACTION : Part.OVER;
      case FRACTION -> isDigit(b) ? Part.FRACTION : exponent(b);
      case EXPONENT -> b == '+' || b == '-' ? Part.EXPONENT_SIGN : exponentDigit(b);
      case EXPONENT_SIGN, EXPONENT_DIGITS -> exponentDigit(b);
      case OVER -> Part.OVER;
    };
  }

  private static Part firstDigit(byte b) {
    return b == '0' ? Part.ZERO : isDigit(b) ? Part.INTEGER : Part.OVER;
  }

  private static Part afterInteger(byte b) {
    return b == '.' ? Part.POINT : exponent(b);
  }

  private static Part exponent(byte b) {
    return b == 'e' || b == 'E' ? Part.EXPONENT : Part.OVER;
  }

  private static Part exponentDigit(byte b) {
    return isDigit(b) ? Part.EXPONENT_DIGITS : Part.OVER;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
