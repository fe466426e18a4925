package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.translate.StreamReader;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Reads the events of {@code streamGenerateContent?alt=sse}
 * (https://ai.google.dev/api/generate-content): each is an answer with the next parts. No event
 * marks the end. So the end of the body is the end of the answer if each candidate has said why it
 * finished, and what a candidate says after that is no part of it.
 */
final class GeminiStreamReader implements StreamReader {

  private static final String DONE = "[DONE]"; // of gateways that imitate OpenAI's streams

  private final Map<Integer, ChoiceReader> choices = new TreeMap<>();
  private final GeminiUsage usage = new GeminiUsage();
  private Optional<CallIds> ids = Optional.empty();
  private boolean over;

  @Override
  public void event(String data, Consumer<StreamEvent> out) {
    if (over || data.equals(DONE)) {
      return;
    }
    JsonObject json =
        Json.readObject(data)
            .orElseThrow(() -> new UpstreamFormatException("an event is no JSON object"));
    JsonValue error = json.getOrDefault("error", JsonValue.NULL);
    if (error != JsonValue.NULL) {
      over = true;
      out.accept(new StreamEvent.Failed(GeminiErrorReader.inStream(error)));
      return;
    }
    answer(new Members(json, "", Faults.ANSWER), out);
  }

  private void answer(Members answer, Consumer<StreamEvent> out) {
    Optional<String> id = answer.text("responseId");
    if (ids.isEmpty()) {
      out.accept(new StreamEvent.Started(id, answer.text("modelVersion")));
    }
    CallIds known = ids.orElseGet(() -> new CallIds(id));
    ids = Optional.of(known);
    List<Candidate> candidates = Candidate.all(answer, known);
    read(candidates, out);
    if (candidates.isEmpty()) {
      Candidate.blocked(answer).ifPresent(blocked -> read(List.of(blocked), out));
    }
    answer.json("usageMetadata").ifPresent(told -> tell(told, out));
  }

  /** All speak before one ends: SDKs take the end of all choices they know for the stream's. */
  private void read(List<Candidate> candidates, Consumer<StreamEvent> out) {
    candidates.forEach(candidate -> choice(candidate.index()).read(candidate.parts(), out));
    candidates.forEach(candidate -> choice(candidate.index()).end(candidate, out));
  }

  private ChoiceReader choice(int index) {
    return choices.computeIfAbsent(index, ChoiceReader::new);
  }

  private void tell(JsonObject told, Consumer<StreamEvent> out) {
    usage.tell(told);
    out.accept(new StreamEvent.UsageTold(usage.report()));
  }

  @Override
  public boolean isWhole() {
    return !choices.isEmpty() && choices.values().stream().allMatch(ChoiceReader::isFinished);
  }

  @Override
  public void end(Consumer<StreamEvent> out) {
    if (over) {
      return;
    }
    over = true;
    out.accept(isWhole() ? new StreamEvent.Ended() : new StreamEvent.Failed(brokenOff()));
  }

  private static ProviderError brokenOff() {
    return new ProviderError(
        502,
        "The provider's answer broke off before its end.",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** What one candidate said so far. */
  private static final class ChoiceReader {

    private final int index;
    private int calls;
    private boolean finished;

    ChoiceReader(int index) {
      this.index = index;
    }

    boolean isFinished() {
      return finished;
    }

    void read(List<Part> parts, Consumer<StreamEvent> out) {
      if (!finished) {
        parts.forEach(part -> read(part, out));
      }
    }

    void end(Candidate candidate, Consumer<StreamEvent> out) {
      if (finished) {
        return;
      }
      Optional<Finish> finish = candidate.finish(calls > 0);
      finish.ifPresent(reason -> out.accept(new StreamEvent.Finished(index, reason)));
      finished = finish.isPresent();
    }

    /** Pictures have no event; the hub's streams are of text. */
    private void read(Part part, Consumer<StreamEvent> out) {
      if (part instanceof Part.Text text && !text.text().isEmpty()) {
        out.accept(new StreamEvent.TextDelta(index, text.text()));
      } else if (part instanceof Part.Refusal refusal) {
        out.accept(new StreamEvent.RefusalDelta(index, refusal.text()));
      } else if (part instanceof Part.Thinking thought) {
        if (!thought.text().isEmpty()) {
          out.accept(new StreamEvent.ThinkingDelta(index, thought.text()));
        }
        thought
            .signature()
            .ifPresent(signed -> out.accept(new StreamEvent.ThinkingSigned(index, signed)));
      } else if (part instanceof Part.ToolCall call) {
        call(call, out);
      }
    }

    private void call(Part.ToolCall call, Consumer<StreamEvent> out) {
      out.accept(
          new StreamEvent.ToolCallStarted(index, calls, call.id(), call.name(), call.signature()));
      String arguments = call.arguments().isEmpty() ? "{}" : call.arguments();
      out.accept(new StreamEvent.ArgumentsDelta(index, calls, arguments));
      calls++;
    }
  }
}
