package ai.nexus.wire.bedrock.answer;

import ai.nexus.wire.anthropic.common.Members;
import ai.nexus.wire.chat.StreamEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the blocks of a stream. Texts and thoughts have no start; they take indexes as calls do, so
 * that calls are counted apart. For one stream.
 */
final class BlockReader {

  private static final String INDEX = "contentBlockIndex";
  private static final String TOOL_USE = "toolUse";

  /** A block that is a call and has not stopped. */
  private static final class OpenCall {

    private final int number;
    private boolean told;

    OpenCall(int number) {
      this.number = number;
    }
  }

  private final Map<Long, OpenCall> open = new HashMap<>();
  private int calls;

  void start(Members event, Consumer<StreamEvent> out) {
    Optional<Members> use =
        event
            .object("start")
            .flatMap(start -> start.object(TOOL_USE))
            .filter(call -> !AnswerBlocks.isServers(call));
    use.ifPresent(call -> call(index(event), call, out));
  }

  void delta(Members event, Consumer<StreamEvent> out) {
    Members delta = event.object("delta").orElseThrow(() -> event.missing("delta"));
    text(delta).ifPresent(text -> out.accept(new StreamEvent.TextDelta(0, text)));
    delta.object("reasoningContent").ifPresent(thought -> thought(thought, out));
    delta
        .object(TOOL_USE)
        .flatMap(use -> use.text("input"))
        .ifPresent(fragment -> arguments(event, fragment, out));
  }

  /** A call without input may have no fragments. */
  void stop(Members event, Consumer<StreamEvent> out) {
    OpenCall call = open.remove(index(event));
    if (call != null && !call.told) {
      out.accept(new StreamEvent.ArgumentsDelta(0, call.number, "{}"));
    }
  }

  private void call(long index, Members use, Consumer<StreamEvent> out) {
    OpenCall call = new OpenCall(calls);
    calls++;
    open.put(index, call);
    out.accept(
        new StreamEvent.ToolCallStarted(
            0, call.number, use.required("toolUseId"), use.required("name"), Optional.empty()));
  }

  private static void thought(Members thought, Consumer<StreamEvent> out) {
    text(thought).ifPresent(text -> out.accept(new StreamEvent.ThinkingDelta(0, text)));
    AnswerBlocks.signature(thought)
        .ifPresent(text -> out.accept(new StreamEvent.ThinkingSigned(0, text)));
    thought
        .text("redactedContent")
        .ifPresent(data -> out.accept(new StreamEvent.RedactedThinking(0, data)));
  }

  private static Optional<String> text(Members of) {
    return of.text("text").filter(text -> !text.isEmpty());
  }

  /** Fragments of the input of the provider's own tools belong to no call that is known here. */
  private void arguments(Members event, String fragment, Consumer<StreamEvent> out) {
    OpenCall call = open.get(index(event));
    if (call != null && !fragment.isEmpty()) {
      call.told = true;
      out.accept(new StreamEvent.ArgumentsDelta(0, call.number, fragment));
    }
  }

  private static long index(Members event) {
    return event.whole(INDEX).orElseThrow(() -> event.missing(INDEX));
  }
}
