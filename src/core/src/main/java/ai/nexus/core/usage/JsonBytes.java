package ai.nexus.core.usage;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Writes one JSON object in UTF-8, on one line. A generator of JSON-P costs an entry several times
 * as much, and an event loop pays. Half surrogate pairs, which UTF-8 lacks, are escaped and so come
 * back.
 */
final class JsonBytes {

  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };
  private static final int FIRST_SIZE = 768;
  // An escape of one UTF-16 unit, which is longer than any UTF-8 of it.
  private static final int LONGEST_UNIT = 6;

  private byte[] bytes = new byte[FIRST_SIZE];
  private int size;

  /**
   * @param header bytes to leave free in front of the object
   */
  JsonBytes(int header) {
    size = header;
    bytes[size++] = '{';
  }

  /**
   * @param name of plain ASCII letters, as are all names here
   */
  void text(String name, String value) {
    name(name);
    reserve(value.length() + 2);
    bytes[size++] = '"';
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= ' ' && c < 0x80 && c != '"' && c != '\\') {
        bytes[size++] = (byte) c;
        continue;
      }
      reserve(LONGEST_UNIT + value.length() - i);
      if (startsPair(value, i)) {
        pair(Character.toCodePoint(c, value.charAt(++i)));
      } else {
        special(c);
      }
    }
    bytes[size++] = '"';
  }

  void number(String name, long value) {
    name(name);
    ascii(Long.toString(value));
  }

  void flag(String name, boolean value) {
    name(name);
    ascii(Boolean.toString(value));
  }

  /** A list of objects, each written by the given members. */
  <T> void objects(String name, List<T> values, BiConsumer<T, JsonBytes> members) {
    name(name);
    String before = "[{";
    for (T value : values) {
      ascii(before);
      members.accept(value, this);
      ascii("}");
      before = ",{";
    }
    ascii(values.isEmpty() ? "[]" : "]");
  }

  /**
   * @return header, object and line feed
   */
  byte[] line() {
    reserve(2);
    bytes[size++] = '}';
    bytes[size++] = '\n';
    return Arrays.copyOf(bytes, size);
  }

  private void name(String name) {
    reserve(name.length() + 4);
    if (bytes[size - 1] != '{') {
      bytes[size++] = ',';
    }
    bytes[size++] = '"';
    ascii(name);
    bytes[size++] = '"';
    bytes[size++] = ':';
  }

  private void ascii(String text) {
    reserve(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[size++] = (byte) text.charAt(i);
    }
  }

  private static boolean startsPair(String text, int index) {
    return Character.isHighSurrogate(text.charAt(index))
        && index + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(index + 1));
  }

  private void special(char c) {
    if (c == '"' || c == '\\') {
      bytes[size++] = '\\';
      bytes[size++] = (byte) c;
    } else if (c < ' ' || Character.isSurrogate(c)) {
      escape(c);
    } else if (c < 0x800) {
      bytes[size++] = (byte) (0xc0 | (c >> 6));
      bytes[size++] = continuation(c);
    } else {
      bytes[size++] = (byte) (0xe0 | (c >> 12));
      bytes[size++] = continuation(c >> 6);
      bytes[size++] = continuation(c);
    }
  }

  private void pair(int codePoint) {
    bytes[size++] = (byte) (0xf0 | (codePoint >> 18));
    bytes[size++] = continuation(codePoint >> 12);
    bytes[size++] = continuation(codePoint >> 6);
    bytes[size++] = continuation(codePoint);
  }

  private static byte continuation(int bits) {
    return (byte) (0x80 | (bits & 0x3f));
  }

  private void escape(char c) {
    bytes[size++] = '\\';
    bytes[size++] = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) {
      bytes[size++] = HEX[(c >> shift) & 0xf];
    }
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }
}
