package ai.nexus.api.exchange;

import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.usage.EntryId;
import ai.nexus.core.usage.OwnConversation;
import java.util.regex.Pattern;

/**
 * What a conversation may be called: it becomes a header, a file name, a column and a part of the
 * admin's paths. Servers refuse paths with an encoded slash, and take dots for a step upwards.
 */
public final class ConversationId {

  private static final Pattern USABLE = Pattern.compile("(?!\\.)[\\x21-\\x7E&&[^/\\\\]]{1,128}");

  private ConversationId() {}

  /** An id for a conversation that the client did not name, where it is a socket's. */
  public static String made() {
    return OwnConversation.of(EntryId.next());
  }

  public static boolean isUsable(String id) {
    return USABLE.matcher(id).matches();
  }

  /**
   * @param param names in the error where the id came from
   * @throws GatewayException MALFORMED_REQUEST where the id cannot be used
   */
  public static void check(String param, String id) {
    if (!isUsable(id)) {
      throw GatewayException.atParam(
          Failure.MALFORMED_REQUEST,
          param,
          "A conversation id has 1 to 128 printable ASCII characters, no spaces, no / and no \\, and"
              + " does not begin with a dot.");
    }
  }
}
