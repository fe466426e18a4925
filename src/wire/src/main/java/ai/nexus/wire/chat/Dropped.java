package ai.nexus.wire.chat;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Gathers the members of a request that a translation cannot carry and that change nothing in the
 * meaning of the answer. The client is told of them in {@code x-nexus-dropped}. For one thread.
 */
public final class Dropped {

  private final SortedSet<String> members = new TreeSet<>();

  /**
   * @param member by its path in the client's request, such as {@code messages[].name}; who writes
   *     for a provider names it as OpenAI's chats do ({@link ai.nexus.wire.translate.MemberNames})
   */
  public void add(String member) {
    members.add(member);
  }

  /** In alphabetical order, each once. */
  public List<String> members() {
    return List.copyOf(members);
  }
}
