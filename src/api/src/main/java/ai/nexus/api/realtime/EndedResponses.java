package ai.nexus.api.realtime;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The ids of the responses that ended last on a socket: one id is one entry, however often the
 * provider tells its end. Keeps {@value #MOST} ids and of each {@value #LONGEST} characters
 * (OpenAI's have some 30); a repeated end comes soon after the first. On the socket's event loop.
 */
final class EndedResponses {

  static final int MOST = 256;

  private static final int LONGEST = 256;

  private final Set<String> ids = new LinkedHashSet<>();

  /**
   * Whether this id has not ended yet. A response without an id is told from no other.
   *
   * @param id empty text where there is none
   */
  boolean add(String id) {
    if (id.isEmpty()) {
      return true;
    }
    boolean isNew = ids.add(kept(id));
    if (ids.size() > MOST) {
      ids.remove(ids.iterator().next());
    }
    return isNew;
  }

  boolean holds(String id) {
    return ids.contains(kept(id));
  }

  private static String kept(String id) {
    return id.length() > LONGEST ? id.substring(0, LONGEST) : id;
  }
}
