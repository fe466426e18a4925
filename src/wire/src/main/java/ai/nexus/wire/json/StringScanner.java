package ai.nexus.wire.json;

/**
 * Reads one JSON string behind its opening quote, in pieces cut anywhere. Checks escapes, control
 * characters and UTF-8 (RFC 3629: no overlong forms, no surrogates). Lone {@code \\uD800} escapes
 * are grammatical and pass.
 */
final class StringScanner {

  private enum Inside {
    TEXT,
    ESCAPE,
    HEX,
    CHARACTER
  }

  private Inside inside = Inside.TEXT;
  private int missing; // hex digits or continuation bytes still to come
  private int low; // bounds of the next continuation byte, unsigned
  private int high;
  private boolean escaped;

  void begin() {
    inside = Inside.TEXT;
    escaped = false;
  }

  /** Whether the string read so far holds a backslash. */
  boolean escaped() {
    return escaped;
  }

  /**
   * The index of the closing quote, or {@code end} when it has not come yet.
   *
   * @param shift what to add to an index to get an offset from the first byte fed
   */
  int scan(byte[] array, int from, int end, long shift) {
    int i = from;
    while (i < end) {
      if (inside == Inside.TEXT) {
        i = text(array, i, end, shift);
        if (i < end && array[i] == '"' && inside == Inside.TEXT) {
          return i;
        }
      } else {
        special(array[i], shift + i);
        i++;
      }
    }
    return end;
  }

  /** Stops at the closing quote, at the end, or behind a byte that began something special. */
  private int text(byte[] array, int from, int end, long shift) {
    int i = ByteScan.endOfPlainText(array, from, end);
    int next = behindCommon(array, i, end);
    while (next > i) {
      boolean plain = next < end && array[next] >= 0;
      i = plain ? ByteScan.endOfPlainText(array, next, end) : next;
      next = behindCommon(array, i, end);
    }
    if (i == end || array[i] == '"') {
      return i;
    }
    enter(array[i], shift + i);
    return i + 1;
  }

  /**
   * Behind what makes up most of the text that is not plain and lies whole in the piece: a short
   * escape, a character of two bytes, one of three. The rest goes the long way.
   */
  private int behindCommon(byte[] array, int i, int end) {
    if (i + 2 >= end) {
      return i;
    }
    byte b = array[i];
    if (b == '\\' && isShortEscape(array[i + 1])) {
      escaped = true;
      return i + 2;
    }
    if (b >= (byte) 0xC2 && b < (byte) 0xE0 && isContinuation(array[i + 1])) {
      return i + 2;
    }
    int behind = i;
    while (behind + 2 < end && isCommonThreeByteCharacter(array, behind)) {
      behind += 3; // they come in long runs
    }
    return behind;
  }

  private void enter(byte b, long offset) {
    if (b == '\\') {
      inside = Inside.ESCAPE;
      escaped = true;
    } else if (b >= 0) {
      throw new MalformedJsonException(
          offset, "control character 0x%02x in a string".formatted((int) b));
    } else {
      lead(b & 0xFF, offset);
      inside = Inside.CHARACTER;
    }
  }

  private void special(byte b, long offset) {
    switch (inside) {
      case ESCAPE -> escape(b, offset);
      case HEX -> hex(b, offset);
      default -> continuation(b & 0xFF, offset);
    }
  }

  private void escape(byte b, long offset) {
    if (isShortEscape(b)) {
      inside = Inside.TEXT;
    } else if (b == 'u') {
      inside = Inside.HEX;
      missing = 4;
    } else {
      throw new MalformedJsonException(offset, "unknown escape in a string");
    }
  }

  private void hex(byte b, long offset) {
    if (Character.digit(b, 16) < 0) {
      throw new MalformedJsonException(offset, "\\u needs four hexadecimal digits");
    }
    leaveWhenComplete();
  }

  private void lead(int b, long offset) {
    if (b < 0xC2 || b > 0xF4) {
      throw notUtf8(offset);
    }
    missing = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
    low = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
    high = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
  }

  private void continuation(int b, long offset) {
    if (b < low || b > high) {
      throw notUtf8(offset);
    }
    low = 0x80;
    high = 0xBF;
    leaveWhenComplete();
  }

  private void leaveWhenComplete() {
    missing--;
    if (missing == 0) {
      inside = Inside.TEXT;
    }
  }

  /** Most of Chinese, Japanese and Korean; E0 and ED have narrower bounds and go the long way. */
  private static boolean isCommonThreeByteCharacter(byte[] array, int i) {
    byte lead = array[i];
    return (lead & 0xF0) == 0xE0
        && lead != (byte) 0xE0
        && lead != (byte) 0xED
        && isContinuation(array[i + 1])
        && isContinuation(array[i + 2]);
  }

  private static boolean isContinuation(byte b) {
    return (b & 0xC0) == 0x80;
  }

  private static boolean isShortEscape(byte b) {
    return switch (b) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> true;
      default -> false;
    };
  }

  private static MalformedJsonException notUtf8(long offset) {
    return new MalformedJsonException(offset, "invalid UTF-8 in a string");
  }
}
