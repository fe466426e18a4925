package ai.nexus.wire.openai.responses.provider;

import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.openai.chat.Told;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads what is told of one item of a stream. */
final class ItemReader {

  private static final int NO_CALL = -1;

  private final CallCounter calls;
  private int call = NO_CALL;
  private boolean told;
  private boolean done;
  private String thoughtIn = ""; // a model tells a summary or all it thinks, not both
  private int thoughtPart;

  ItemReader(CallCounter calls) {
    this.calls = calls;
  }

  void begin(JsonObject item, Consumer<StreamEvent> out) {
    if (isCall(item) && call == NO_CALL) {
      call = calls.begin();
      out.accept(
          new StreamEvent.ToolCallStarted(
              0, call, Items.callId(item), Items.name(item), Optional.empty()));
    }
  }

  void text(String delta, Consumer<StreamEvent> out) {
    if (!delta.isEmpty()) {
      tellOther();
      out.accept(new StreamEvent.TextDelta(0, delta));
    }
  }

  void refusal(String delta, Consumer<StreamEvent> out) {
    if (!delta.isEmpty()) {
      tellOther();
      out.accept(new StreamEvent.RefusalDelta(0, delta));
    }
  }

  void thought(String in, int part, String delta, Consumer<StreamEvent> out) {
    if (delta.isEmpty() || (told && !in.equals(thoughtIn))) {
      return;
    }
    String before = told && part != thoughtPart ? Items.BREAK : "";
    tellOther();
    thoughtIn = in;
    thoughtPart = part;
    out.accept(new StreamEvent.ThinkingDelta(0, before + delta));
  }

  void arguments(String fragment, Consumer<StreamEvent> out) {
    if (fragment.isEmpty()) {
      return;
    }
    if (call == NO_CALL) {
      throw AnswerReader.broken("arguments came for an item that is no call");
    }
    if (!calls.isOpen(call)) {
      throw AnswerReader.broken("fragments of several calls are mixed");
    }
    told = true;
    out.accept(new StreamEvent.ArgumentsDelta(0, call, fragment));
  }

  /** All of them once more; news only where there were no fragments. */
  void allArguments(String arguments, Consumer<StreamEvent> out) {
    if (!told && call != NO_CALL) {
      arguments(arguments, out);
    }
  }

  void done(JsonObject item, Consumer<StreamEvent> out) {
    if (done) {
      return;
    }
    done = true;
    switch (Told.text(item, "type").orElse("")) {
      case "message" -> {
        if (!told) {
          calls.close();
          ItemsReader.tell(Items.said(item), out);
        }
      }
      case "reasoning" -> thought(item, out);
      case "function_call" -> {
        begin(item, out);
        allArguments(Items.arguments(item), out);
      }
      default -> {
        // of OpenAI's own tools, or new
      }
    }
  }

  /** What is encrypted is whole here alone (openai-python response_reasoning_item.py). */
  private void thought(JsonObject item, Consumer<StreamEvent> out) {
    if (!told) {
      thought("summary", 0, Items.thoughtText(item), out);
    }
    Items.signature(item)
        .ifPresent(
            signature -> {
              calls.close();
              out.accept(new StreamEvent.ThinkingSigned(0, signature));
            });
  }

  private void tellOther() {
    told = true;
    calls.close();
  }

  private static boolean isCall(JsonObject item) {
    return Told.text(item, "type").filter("function_call"::equals).isPresent();
  }
}
