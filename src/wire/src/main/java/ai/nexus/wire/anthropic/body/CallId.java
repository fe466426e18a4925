package ai.nexus.wire.anthropic.body;

import java.util.regex.Pattern;

/**
 * An id of a call for Claude. It takes letters, digits, {@code _} and {@code -} alone; some vendors
 * make others, such as {@code functions.search:0} (https://github.com/BerriAI/litellm/pull/34523).
 * The call and its result get the same.
 */
final class CallId {

  private static final Pattern TAKEN = Pattern.compile("[a-zA-Z0-9_-]+");

  private CallId() {}

  /** With what tells it from others that differ in the same places. */
  static String of(String id) {
    return TAKEN.matcher(id).matches()
        ? id
        : id.replaceAll("[^a-zA-Z0-9_-]", "_") + "_" + Integer.toHexString(id.hashCode());
  }
}
