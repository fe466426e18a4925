package ai.nexus.wire.bedrock.request;

import java.util.regex.Pattern;

/**
 * An id of a call. Converse takes up to 64 characters, and Claude behind it letters, digits, {@code
 * _} and {@code -} alone. The call and its result get the same.
 */
final class ToolUseId {

  private static final Pattern TAKEN = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
  private static final int LONGEST_KEPT = 55; // with _ and a hash of 8 digits 64

  private ToolUseId() {}

  /** With what tells it from others that differ in the same places, or further back. */
  static String of(String id) {
    if (TAKEN.matcher(id).matches()) {
      return id;
    }
    String clean = id.replaceAll("[^a-zA-Z0-9_-]", "_");
    return clean.substring(0, Math.min(clean.length(), LONGEST_KEPT))
        + "_"
        + Integer.toHexString(id.hashCode());
  }
}
