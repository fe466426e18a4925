package ai.nexus.wire.translate;

import ai.nexus.wire.model.BadRequestException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The members of a request as its client wrote them. Who writes a request for a provider names them
 * as OpenAI's chats do, and knows no places in the client's lists.
 */
public final class MemberNames {

  /** The parts of what the system says, which most dialects but OpenAI's have apart. */
  public static final String INSTRUCTIONS = "system[]";

  /** For clients who write as OpenAI's chats do. */
  public static final MemberNames OPENAI =
      new MemberNames(Map.of(INSTRUCTIONS, "messages[].content[]"));

  private static final Pattern PLACE = Pattern.compile("\\[\\d+\\]");

  private final Map<String, String> names;
  private final Set<String> alike;

  /**
   * @param names by the paths in OpenAI's chats; what lies below one lies below its name, too
   */
  public MemberNames(Map<String, String> names) {
    this(names, Set.of());
  }

  /**
   * @param alike the members of a request that have the same name in both
   */
  public MemberNames(Map<String, String> names, Set<String> alike) {
    this.names = Map.copyOf(names);
    this.alike = Set.copyOf(alike);
  }

  public String of(String member) {
    String path = PLACE.matcher(member).replaceAll("[]");
    for (int end = path.length(); end > 0; end = lastStep(path, end)) {
      String name = names.get(path.substring(0, end));
      if (name != null) {
        return name + path.substring(end);
      }
    }
    return this == OPENAI ? member : path;
  }

  /**
   * What a provider calls a member that it finds fault with, as OpenAI's chats do; empty where the
   * client's dialect is not known to have such a member, which then would mislead.
   */
  public Optional<String> told(String member) {
    String own = of(member);
    String path = PLACE.matcher(member).replaceAll("[]");
    boolean named = this == OPENAI || !own.equals(path) || alike.contains(firstStep(path));
    return Optional.of(own).filter(it -> named);
  }

  private static String firstStep(String path) {
    return path.replaceFirst("[.\\[].*", "");
  }

  /** The same fault, its member named so in its message, too. */
  public BadRequestException of(BadRequestException fault) {
    Optional<String> param = fault.param();
    if (this == OPENAI || param.isEmpty()) {
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
