package ai.nexus.api.cache;

import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.model.Operation;
import java.util.List;
import java.util.Set;

/** Which requests may be answered with an earlier answer, and what of them that answer hangs on. */
final class Repeatable {

  private static final String STORE = "store";
  private static final String BACKGROUND = "background";
  // The answer hangs on what the provider keeps and goes on changing.
  private static final Set<String> STATE =
      Set.of("previous_response_id", "conversation", "container");
  // Who asks, for the vendor's own sake: for abuse, routing and the stored copies of answers.
  private static final Set<String> OF_OPENAI =
      Set.of(
          "user",
          "metadata",
          "safety_identifier",
          "prompt_cache_key",
          "prompt_cache_retention",
          STORE);
  private static final Set<String> OF_ANTHROPIC = Set.of("metadata");

  private Repeatable() {}

  static boolean is(Operation operation) {
    return switch (operation) {
      case CHAT_COMPLETIONS,
          COMPLETIONS,
          EMBEDDINGS,
          MODERATIONS,
          RERANK,
          RESPONSES,
          MESSAGES,
          GENERATE_CONTENT,
          STREAM_GENERATE_CONTENT,
          EMBED_CONTENT,
          BATCH_EMBED_CONTENTS ->
          true;
      default -> false;
    };
  }

  /** Whether the request neither leaves something behind nor goes on from it. */
  static boolean is(Operation operation, List<Member> members) {
    boolean free = members.stream().allMatch(Repeatable::leavesNothing);
    // A response is stored unless the request says no (platform.openai.com/docs/api-reference).
    return free
        && (operation != Operation.RESPONSES
            || members.stream()
                .anyMatch(member -> member.name().equals(STORE) && member.isFalse()));
  }

  private static boolean leavesNothing(Member member) {
    return switch (member.name()) {
      case STORE, BACKGROUND -> member.isOff();
      default -> !STATE.contains(member.name()) || member.isNull();
    };
  }

  /** Without the members that no answer hangs on. A response repeats all of them. */
  static List<Member> thatMatter(Operation operation, List<Member> members) {
    Set<String> aside = operation.dialect() == Dialect.OPENAI ? OF_OPENAI : ofOthers(operation);
    return members.stream().filter(member -> !aside.contains(member.name())).toList();
  }

  private static Set<String> ofOthers(Operation operation) {
    return operation.dialect() == Dialect.ANTHROPIC ? OF_ANTHROPIC : Set.of();
  }
}
