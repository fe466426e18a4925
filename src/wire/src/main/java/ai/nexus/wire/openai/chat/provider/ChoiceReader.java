package ai.nexus.wire.openai.chat.provider;

import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.openai.chat.Told;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the chunks of one choice of a stream; what comes behind its reason to end is ignored. */
final class ChoiceReader {

  private final int index;
  private final CallsReader calls;
  private boolean finished;

  ChoiceReader(int index) {
    this.index = index;
    this.calls = new CallsReader(index);
  }

  boolean isFinished() {
    return finished;
  }

  void read(JsonObject choice, Consumer<StreamEvent> out) {
    if (finished) {
      return;
    }
    Told.object(choice, "delta").ifPresent(delta -> delta(delta, out));
    Optional<Finish> finish = Finishes.of(choice, calls.any());
    finish.ifPresent(reason -> finish(reason, out));
  }

  void end(Consumer<StreamEvent> out) {
    if (!finished) {
      finish(Finish.of(calls.any() ? Finish.Reason.TOOL_CALLS : Finish.Reason.STOP), out);
    }
  }

  private void finish(Finish reason, Consumer<StreamEvent> out) {
    finished = true;
    out.accept(new StreamEvent.Finished(index, reason));
  }

  private void delta(JsonObject delta, Consumer<StreamEvent> out) {
    Thoughts.of(delta).forEach(thought -> thought(thought, out));
    Contents.text(delta).ifPresent(text -> text(text, out));
    Told.words(delta, "refusal")
        .ifPresent(
            text -> {
              calls.close();
              out.accept(new StreamEvent.RefusalDelta(index, text));
            });
    Told.objects(delta, "tool_calls").forEach(call -> calls.read(call, out));
  }

  /** White space between fragments of a call says nothing, and must not end the call. */
  private void text(String text, Consumer<StreamEvent> out) {
    if (calls.isOpen() && text.isBlank()) {
      return;
    }
    calls.close();
    out.accept(new StreamEvent.TextDelta(index, text));
  }

  private void thought(Part thought, Consumer<StreamEvent> out) {
    calls.close();
    if (thought instanceof Part.RedactedThinking redacted) {
      out.accept(new StreamEvent.RedactedThinking(index, redacted.data()));
    } else if (thought instanceof Part.Thinking thinking) {
      if (!thinking.text().isEmpty()) {
        out.accept(new StreamEvent.ThinkingDelta(index, thinking.text()));
      }
      thinking
          .signature()
          .ifPresent(signature -> out.accept(new StreamEvent.ThinkingSigned(index, signature)));
    }
  }
}
