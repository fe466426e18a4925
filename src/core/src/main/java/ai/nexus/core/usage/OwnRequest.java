package ai.nexus.core.usage;

/**
 * The id of a request whose client gave it none: it is called after the entry that it leaves, so
 * that whoever has the one has the other. The ledger keeps nothing of it.
 */
public final class OwnRequest {

  private static final String PREFIX = "req_";

  private OwnRequest() {}

  public static String of(String entryId) {
    return PREFIX + entryId;
  }

  static boolean isOwn(UsageEntry entry) {
    return OwnConversation.isCalledAfter(entry.id(), PREFIX, entry.requestId());
  }
}
