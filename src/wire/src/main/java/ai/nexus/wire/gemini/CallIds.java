package ai.nexus.wire.gemini;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Ids of calls. Gemini before 3 gives calls none, other vendors need one. In an answer it is {@code
 * call_<n>_<the answer's id>}: Anthropic takes no id twice in a conversation, and OpenAI none of
 * more than 40 characters. In a client's request it is {@code call_<n>_<name>}, the same whenever
 * the conversation is sent again; a result without an id answers the first call of its name that
 * has no result yet. For one answer or request.
 */
final class CallIds {

  private static final int LONGEST = 40;
  private static final String OTHER_LETTERS = "[^A-Za-z0-9_-]";

  private final Optional<String> suffix;
  private final Map<String, Deque<String>> open = new HashMap<>(); // by the names
  private final Set<String> answered = new HashSet<>();
  private int calls;

  /** For a request. */
  CallIds() {
    this.suffix = Optional.empty();
  }

  /**
   * For an answer.
   *
   * @param answer its id; where there is none, one is made up
   */
  CallIds(Optional<String> answer) {
    this.suffix =
        Optional.of(
            answer.filter(id -> !id.isEmpty()).orElseGet(() -> UUID.randomUUID().toString()));
  }

  /** Of the next call. */
  String call(Optional<String> given, String name) {
    String id = given.filter(text -> !text.isEmpty()).orElseGet(() -> made(name));
    calls++;
    open.computeIfAbsent(name, unused -> new ArrayDeque<>()).add(id);
    return id;
  }

  /** Of the call that a result answers; empty where there is none. */
  Optional<String> answered(Optional<String> given, String name) {
    Optional<String> id = given.filter(text -> !text.isEmpty()).or(() -> firstOpen(name));
    id.ifPresent(answered::add);
    return id;
  }

  private Optional<String> firstOpen(String name) {
    Deque<String> waiting = open.getOrDefault(name, new ArrayDeque<>());
    while (!waiting.isEmpty() && answered.contains(waiting.peek())) {
      waiting.remove();
    }
    return Optional.ofNullable(waiting.peek());
  }

  private String made(String name) {
    String id = "call_" + calls + "_" + suffix.orElse(name).replaceAll(OTHER_LETTERS, "_");
    return id.substring(0, Math.min(id.length(), LONGEST));
  }
}
