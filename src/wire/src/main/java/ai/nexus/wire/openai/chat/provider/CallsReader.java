package ai.nexus.wire.openai.chat.provider;

import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.openai.chat.Told;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Reads the fragments of one choice's calls. A call's first fragment has its id and name
 * (openai-python types/chat/chat_completion_chunk.py); some servers repeat them, give no id, give
 * no index or give the same index to all. One call is told after the other: fragments of two that
 * are mixed are refused, since other vendors' streams have no form for them.
 */
final class CallsReader {

  private static final int NONE = -1;

  /** A call that has begun, by its id as the server gave it. */
  private record Call(int number, Optional<String> id) {}

  private final int choice;
  private final Map<Integer, Call> byIndex = new HashMap<>();
  private int count;
  private int open = NONE;
  private int lastIndex = NONE;

  CallsReader(int choice) {
    this.choice = choice;
  }

  boolean any() {
    return count > 0;
  }

  /** Whether more of the last call may come. */
  boolean isOpen() {
    return open != NONE;
  }

  /** Something else than a call follows, which ends the last. */
  void close() {
    open = NONE;
  }

  void read(JsonObject told, Consumer<StreamEvent> out) {
    Optional<String> id = Told.words(told, "id");
    int index = index(told).orElse(id.isPresent() ? lastIndex + 1 : Math.max(0, lastIndex));
    Optional<JsonObject> function = Told.object(told, "function");
    Call known = byIndex.get(index);
    if (known == null || isAnother(known, id)) {
      known = begin(told, index, function, out);
    }
    String fragment = function.map(Calls::arguments).orElse("");
    if (!fragment.isEmpty()) {
      arguments(known, fragment, out);
    }
  }

  private static boolean isAnother(Call known, Optional<String> id) {
    return id.isPresent() && known.id().isPresent() && !id.equals(known.id());
  }

  private Call begin(
      JsonObject told, int index, Optional<JsonObject> function, Consumer<StreamEvent> out) {
    String name =
        function
            .flatMap(f -> Told.words(f, "name"))
            .orElseThrow(() -> AnswerReader.broken("the first fragment of a call has no name"));
    Call call = new Call(count++, Told.words(told, "id"));
    byIndex.put(index, call);
    lastIndex = Math.max(lastIndex, index);
    open = call.number();
    out.accept(
        new StreamEvent.ToolCallStarted(
            choice, call.number(), Calls.id(told), name, Calls.signature(told)));
    return call;
  }

  private void arguments(Call call, String fragment, Consumer<StreamEvent> out) {
    if (call.number() != open) {
      throw AnswerReader.broken("fragments of several calls are mixed");
    }
    out.accept(new StreamEvent.ArgumentsDelta(choice, call.number(), fragment));
  }

  private static OptionalInt index(JsonObject told) {
    return told.get("index") instanceof JsonNumber number
        ? OptionalInt.of(number.intValue())
        : OptionalInt.empty();
  }
}
