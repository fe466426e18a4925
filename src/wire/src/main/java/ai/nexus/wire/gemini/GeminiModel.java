package ai.nexus.wire.gemini;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model takes, by the version in its name. A name without one, such as {@code
 * gemini-flash-latest}, is taken for a model of today.
 */
record GeminiModel(int major, int minor, boolean pro) {

  private static final Pattern VERSION = Pattern.compile("gemini-(\\d{1,3})(?:\\.(\\d{1,3}))?");
  private static final int TODAY = 3;

  static GeminiModel of(String name) {
    Matcher version = VERSION.matcher(name);
    boolean pro = name.contains("pro");
    if (!version.find()) {
      return new GeminiModel(TODAY, TODAY, pro);
    }
    String minor = version.group(2);
    return new GeminiModel(
        Integer.parseInt(version.group(1)), minor == null ? 0 : Integer.parseInt(minor), pro);
  }

  /** Since 2.5 (https://ai.google.dev/gemini-api/docs/thinking). */
  boolean thinks() {
    return major > 2 || (major == 2 && minor >= 5);
  }

  /** By words and no longer by a number of tokens, which it takes too, but not both. */
  boolean thinksByLevel() {
    return major >= 3;
  }

  /**
   * As it is, and not its own subset alone
   * (https://ai.google.dev/gemini-api/docs/structured-output).
   */
  boolean takesJsonSchema() {
    return thinks();
  }

  /** Refuses calls without one (https://ai.google.dev/gemini-api/docs/thought-signatures). */
  boolean needsSignatures() {
    return major >= 3;
  }

  /** Images within the result itself (https://ai.google.dev/gemini-api/docs/function-calling). */
  boolean takesMediaInResults() {
    return major >= 3;
  }
}
