package ai.nexus.wire.json;

import java.nio.charset.StandardCharsets;

/** Looks for words in a JSON document's bytes, without reading it. For hints alone. */
public final class KeyScan {

  private KeyScan() {}

  /** Whether an object may have a member of that name, written without escapes. */
  public static boolean holdsKey(byte[] json, String name) {
    byte[] quoted = quoted(name);
    for (int at = next(json, quoted, 0); at >= 0; at = next(json, quoted, at)) {
      if (isAt(json, afterSpace(json, at), ':')) {
        return true;
      }
    }
    return false;
  }

  /** How often the word is a string that is no member's name. */
  public static int values(byte[] json, String word) {
    byte[] quoted = quoted(word);
    int count = 0;
    for (int at = next(json, quoted, 0); at >= 0; at = next(json, quoted, at)) {
      if (!isAt(json, afterSpace(json, at), ':')) {
        count++;
      }
    }
    return count;
  }

  /** How many members of that name hold a string that is not empty. */
  public static int texts(byte[] json, String name) {
    byte[] quoted = quoted(name);
    int count = 0;
    for (int at = next(json, quoted, 0); at >= 0; at = next(json, quoted, at)) {
      int colon = afterSpace(json, at);
      int value = isAt(json, colon, ':') ? afterSpace(json, colon + 1) : json.length;
      if (isAt(json, value, '"') && !isAt(json, value + 1, '"')) {
        count++;
      }
    }
    return count;
  }

  private static byte[] quoted(String word) {
    return ('"' + word + '"').getBytes(StandardCharsets.UTF_8);
  }

  /** The index behind the next place where it stands, or -1. */
  private static int next(byte[] json, byte[] wanted, int from) {
    for (int i = from; i <= json.length - wanted.length; i++) {
      if (json[i] == '"' && stands(json, i, wanted)) {
        return i + wanted.length;
      }
    }
    return -1;
  }

  private static boolean stands(byte[] json, int at, byte[] wanted) {
    for (int i = 1; i < wanted.length; i++) {
      if (json[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private static int afterSpace(byte[] json, int from) {
    int at = from;
    while (at < json.length && ByteScan.isSpace(json[at])) {
      at++;
    }
    return at;
  }

  private static boolean isAt(byte[] json, int at, char wanted) {
    return at < json.length && json[at] == wanted;
  }
}
