package ai.nexus.core.usage;

import java.util.Optional;

/**
 * The conversation of an exchange that nothing named one for: it is called after the entry. The
 * ledger keeps nothing of it, and finds the entry by its id.
 */
public final class OwnConversation {

  private static final String PREFIX = "conv_";

  private OwnConversation() {}

  public static String of(String entryId) {
    return PREFIX + entryId;
  }

  /** The entry that a conversation may be called after; a client may have named it so, too. */
  public static Optional<String> entryOf(String conversation) {
    return Optional.of(conversation)
        .filter(id -> id.startsWith(PREFIX))
        .map(id -> id.substring(PREFIX.length()));
  }

  static boolean isOwn(UsageEntry entry) {
    return isCalledAfter(entry.id(), PREFIX, entry.conversationId());
  }

  static boolean isCalledAfter(String entryId, String prefix, String name) {
    return name.length() == prefix.length() + entryId.length()
        && name.startsWith(prefix)
        && name.endsWith(entryId);
  }
}
