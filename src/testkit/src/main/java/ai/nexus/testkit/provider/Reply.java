package ai.nexus.testkit.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a model answers, in no vendor's words: each {@link Speech} says it as its vendor would.
 *
 * @param cacheRead tokens of the prompt that came from the vendor's cache, beside the prompt's own
 * @param cacheWritten tokens of the prompt that went into it, beside the prompt's own
 */
public record Reply(List<Said> parts, Stop stop, int cacheRead, int cacheWritten) {

  /** Why a model stops; that it calls a tool shows in the parts. */
  public enum Stop {
    /** It has said all; with the call of a tool, to have its result. */
    END,
    /** The request's limit, or the model's own. */
    LENGTH,
    /** The vendor's filter let nothing through. */
    BLOCKED
  }

  public Reply {
    parts = List.copyOf(parts);
  }

  public static Reply of(String text) {
    return of(new Said.Text(text));
  }

  public static Reply of(Said... parts) {
    return new Reply(List.of(parts), Stop.END, 0, 0);
  }

  /**
   * @param arguments JSON's text, or nothing
   */
  public static Reply calling(String tool, String arguments) {
    return of(new Said.Call(tool, arguments));
  }

  /** Declines in these words: OpenAI's refusal, Anthropic's stop reason, Gemini's SAFETY. */
  public static Reply declining(String text) {
    return of(new Said.Declined(text));
  }

  /** Nothing but the vendor's word that its filter stopped the answer. */
  public static Reply blocked() {
    return new Reply(List.of(), Stop.BLOCKED, 0, 0);
  }

  /** A further call in the same turn. */
  public Reply andCalling(String tool, String arguments) {
    return with(Stream.concat(parts.stream(), Stream.of(new Said.Call(tool, arguments))).toList());
  }

  /** The thought stands before all else. */
  public Reply afterThinking(String thought) {
    List<Said> all = new ArrayList<>(parts);
    all.add(0, new Said.Thought(thought));
    return with(all);
  }

  /** The text stands before the calls. */
  public Reply afterSaying(String text) {
    List<Said> all = new ArrayList<>(parts);
    all.add(0, new Said.Text(text));
    return with(all);
  }

  public Reply cutShort() {
    return new Reply(parts, Stop.LENGTH, cacheRead, cacheWritten);
  }

  public Reply cached(int read, int written) {
    return new Reply(parts, stop, read, written);
  }

  public List<Said.Call> calls() {
    return parts.stream().filter(Said.Call.class::isInstance).map(Said.Call.class::cast).toList();
  }

  /** What it says aloud. */
  public String text() {
    return parts.stream()
        .filter(Said.Text.class::isInstance)
        .map(part -> ((Said.Text) part).text())
        .collect(Collectors.joining());
  }

  public boolean declines() {
    return parts.stream().anyMatch(Said.Declined.class::isInstance);
  }

  private Reply with(List<Said> others) {
    return new Reply(others, stop, cacheRead, cacheWritten);
  }
}
