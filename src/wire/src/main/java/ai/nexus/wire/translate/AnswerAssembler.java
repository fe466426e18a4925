package ai.nexus.wire.translate;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.model.UsageReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts the steps of a stream together to the answer that they tell. For one thread. */
public final class AnswerAssembler {

  private final long most;
  private final Map<Integer, Choice> choices = new TreeMap<>();
  private Optional<String> id = Optional.empty();
  private Optional<String> model = Optional.empty();
  private UsageReport usage = UsageReport.NONE;
  private long held;
  private boolean truncated;

  /**
   * @param most how many characters are kept; what comes after is left out
   */
  public AnswerAssembler(long most) {
    this.most = most;
  }

  public void add(StreamEvent step) {
    if (step instanceof StreamEvent.Started started) {
      id = started.id();
      model = started.model();
    } else if (step instanceof StreamEvent.UsageTold told) {
      usage = told.usage();
    } else if (step instanceof StreamEvent.Finished finished) {
      choice(finished.choice()).finish = Optional.of(finished.finish());
    } else if (step instanceof StreamEvent.TextDelta delta) {
      append(delta.choice(), Kind.TEXT, delta.text());
    } else if (step instanceof StreamEvent.RefusalDelta delta) {
      append(delta.choice(), Kind.REFUSAL, delta.text());
    } else if (step instanceof StreamEvent.ThinkingDelta delta) {
      append(delta.choice(), Kind.THINKING, delta.text());
    } else {
      addWhole(step);
    }
  }

  private void addWhole(StreamEvent step) {
    if (step instanceof StreamEvent.ThinkingSigned signed && fits(signed.signature())) {
      choice(signed.choice()).sign(signed.signature());
    } else if (step instanceof StreamEvent.RedactedThinking redacted && fits(redacted.data())) {
      choice(redacted.choice()).whole(new Part.RedactedThinking(redacted.data()));
    } else if (step instanceof StreamEvent.ToolCallStarted call && fits(call.id() + call.name())) {
      choice(call.choice()).call(call);
    } else if (step instanceof StreamEvent.ArgumentsDelta delta && fits(delta.fragment())) {
      choice(delta.choice()).arguments(delta);
    }
  }

  private void append(int choice, Kind kind, String text) {
    if (fits(text)) {
      choice(choice).append(kind, text);
    }
  }

  private boolean fits(String text) {
    truncated |= held + text.length() > most;
    held += truncated ? 0 : text.length();
    return !truncated;
  }

  private Choice choice(int index) {
    return choices.computeIfAbsent(index, unused -> new Choice());
  }

  /** Whether something has been left out. */
  public boolean truncated() {
    return truncated;
  }

  /** What has come so far. */
  public ChatAnswer answer() {
    List<ChatAnswer.Choice> all = new ArrayList<>();
    choices.forEach(
        (index, choice) -> all.add(new ChatAnswer.Choice(index, choice.parts(), choice.finish)));
    return new ChatAnswer(id, model, all, usage);
  }

  private enum Kind {
    TEXT,
    REFUSAL,
    THINKING
  }

  /** The parts of one choice; the last one may still grow. */
  private static final class Choice {

    private final List<Part> parts = new ArrayList<>();
    private final Map<Integer, StringBuilder> arguments = new TreeMap<>();
    private final Map<Integer, Integer> places = new TreeMap<>(); // of calls among the parts
    private final StringBuilder open = new StringBuilder();
    private Optional<Kind> kind = Optional.empty();
    private Optional<Finish> finish = Optional.empty();

    private void append(Kind next, String text) {
      if (!kind.equals(Optional.of(next))) {
        close(Optional.empty());
        kind = Optional.of(next);
      }
      open.append(text);
    }

    /** A signature ends its thought; without one before it there is a thought that is not shown. */
    private void sign(String signature) {
      if (!kind.equals(Optional.of(Kind.THINKING))) {
        close(Optional.empty());
        kind = Optional.of(Kind.THINKING);
      }
      close(Optional.of(signature));
    }

    private void close(Optional<String> signature) {
      kind.ifPresent(
          ended ->
              parts.add(
                  switch (ended) {
                    case TEXT -> Part.Text.of(open.toString());
                    case REFUSAL -> new Part.Refusal(open.toString());
                    case THINKING -> new Part.Thinking(open.toString(), signature);
                  }));
      kind = Optional.empty();
      open.setLength(0);
    }

    private void whole(Part part) {
      close(Optional.empty());
      parts.add(part);
    }

    private void call(StreamEvent.ToolCallStarted call) {
      close(Optional.empty());
      places.put(call.call(), parts.size());
      arguments.put(call.call(), new StringBuilder());
      parts.add(new Part.ToolCall(call.id(), call.name(), "", call.signature(), Optional.empty()));
    }

    private void arguments(StreamEvent.ArgumentsDelta delta) {
      StringBuilder begun = arguments.get(delta.call());
      if (begun != null) {
        begun.append(delta.fragment());
      }
    }

    private List<Part> parts() {
      close(Optional.empty());
      places.forEach(
          (call, place) -> {
            Part.ToolCall begun = (Part.ToolCall) parts.get(place);
            parts.set(
                place,
                new Part.ToolCall(
                    begun.id(),
                    begun.name(),
                    arguments.get(call).toString(),
                    begun.signature(),
                    begun.cache()));
          });
      return parts;
    }
  }
}
