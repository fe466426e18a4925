package ai.nexus.wire.translate;

import ai.nexus.wire.model.BadRequestException;
import java.util.Map;
import java.util.Optional;

/**
 * The members of a request as its client wrote them. Who writes a request for a provider names them
 * as OpenAI's chats do, and knows no places in the client's lists.
 */
public final class MemberNames {

  /** For clients who write as OpenAI's chats do. */
  public static final MemberNames OPENAI = new MemberNames(Map.of());

  private final Map<String, String> names;

  /**
   * @param names by the paths in OpenAI's chats; what lies below one lies below its name, too
   */
  public MemberNames(Map<String, String> names) {
    this.names = Map.copyOf(names);
  }

  public String of(String member) {
    if (names.isEmpty()) {
      return member;
    }
    String path = member.replaceAll("\\[\\d+\\]", "[]");
    for (int end = path.length(); end > 0; end = lastStep(path, end)) {
      String name = names.get(path.substring(0, end));
      if (name != null) {
        return name + path.substring(end);
      }
    }
    return path;
  }

  /** The same fault, its member named so in its message, too. */
  public BadRequestException of(BadRequestException fault) {
    Optional<String> param = fault.param();
    if (names.isEmpty() || param.isEmpty()) {
      return fault;
    }
    String own = of(param.get());
    return new BadRequestException(
        fault.getMessage().replace("'" + param.get() + "'", "'" + own + "'"), own);
  }

  private static int lastStep(String path, int end) {
    return Math.max(path.lastIndexOf('.', end - 1), path.lastIndexOf('[', end - 1));
  }
}
