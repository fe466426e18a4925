package ai.nexus.core.redaction;

/**
 * Walks through the strings and numbers of a JSON text. The text may be cut off or broken: what
 * begins like a string is one, to its closing quote or the end.
 */
public final class JsonTokens {

  private static final String NUMBER_BEGINS = "-0123456789";
  private static final String NUMBER_GOES_ON = "0123456789.eE+-";

  private final String json;
  private int start;
  private int end;

  public JsonTokens(String json) {
    this.json = json;
  }

  /**
   * Moves on.
   *
   * @return false where there is no further string or number
   */
  public boolean next() {
    start = end;
    while (start < json.length() && !isString() && NUMBER_BEGINS.indexOf(json.charAt(start)) < 0) {
      start++;
    }
    if (start == json.length()) {
      end = start;
      return false;
    }
    end = isString() ? endOfString(start) : endOfNumber();
    return true;
  }

  public boolean isString() {
    return json.charAt(start) == '"';
  }

  /** Whether it is the name of a member. */
  public boolean isName() {
    int next = behindSpace(end);
    return isString() && next < json.length() && json.charAt(next) == ':';
  }

  /** Where it begins in the JSON text, with its quote. */
  public int start() {
    return start;
  }

  /** Where it ends in the JSON text, behind its quote. */
  public int end() {
    return end;
  }

  /** The string without quotes and escapes; the number as it is written. */
  public String text() {
    return isString() ? unescaped(start + 1, endOfText()) : json.substring(start, end);
  }

  /**
   * Passes over the object or array that is the value of this name, to its end.
   *
   * @return where it begins; -1, without moving, where the value is neither
   */
  public int skipStructure() {
    int begin = behindSpace(behindSpace(end) + 1);
    if (begin >= json.length() || "{[".indexOf(json.charAt(begin)) < 0) {
      return -1;
    }
    int depth = 0;
    int i = begin;
    do {
      char c = json.charAt(i);
      depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      i = c == '"' ? endOfString(i) : i + 1;
    } while (depth > 0 && i < json.length());
    end = i;
    return begin;
  }

  private int behindSpace(int from) {
    int i = from;
    while (i < json.length() && json.charAt(i) <= ' ') {
      i++;
    }
    return i;
  }

  private int endOfString(int from) {
    int i = from + 1;
    while (i < json.length() && json.charAt(i) != '"') {
      i += json.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(i + 1, json.length());
  }

  private int endOfNumber() {
    int i = start + 1;
    while (i < json.length() && NUMBER_GOES_ON.indexOf(json.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  /** One that is cut off has no closing quote; the last quote of all may then be an escaped one. */
  private int endOfText() {
    int i = start + 1;
    while (i < end && json.charAt(i) != '"') {
      i += json.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(i, end);
  }

  private String unescaped(int from, int to) {
    int escape = json.indexOf('\\', from);
    if (escape < 0 || escape >= to) {
      return json.substring(from, to);
    }
    StringBuilder text = new StringBuilder(to - from);
    int i = from;
    while (i < to) {
      char c = json.charAt(i);
      if (c != '\\' || i + 1 == to) {
        text.append(c);
        i++;
      } else {
        i = appendEscaped(text, i + 1, to);
      }
    }
    return text.toString();
  }

  private int appendEscaped(StringBuilder text, int at, int to) {
    char c = json.charAt(at);
    if (c == 'u' && at + 5 <= to && isHex(at + 1)) {
      text.append((char) Integer.parseInt(json, at + 1, at + 5, 16));
      return at + 5;
    }
    int known = "bfnrt".indexOf(c);
    text.append(known < 0 ? c : "\b\f\n\r\t".charAt(known));
    return at + 1;
  }

  private boolean isHex(int from) {
    for (int i = from; i < from + 4; i++) {
      if (Character.digit(json.charAt(i), 16) < 0 || json.charAt(i) > 'f') {
        return false;
      }
    }
    return true;
  }
}
