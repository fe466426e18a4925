package ai.nexus.wire.openai;

import ai.nexus.wire.json.ByteScan;
import ai.nexus.wire.json.JsonScanner;
import ai.nexus.wire.json.MalformedJsonException;
import ai.nexus.wire.json.Slice;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.model.UsageReport;
import ai.nexus.wire.sse.SseEvent;
import ai.nexus.wire.sse.SseFramer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Stands between an OpenAI-compatible upstream's stream and the client: hands on what the client is
 * to see, event by event and untouched where nothing need change, and notes usage and outcome. What
 * the SDKs choke on (broken JSON, empty data) is dropped. Not thread-safe.
 */
public final class ChatStreamFilter {

  private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);

  private final boolean withholdUsage;
  private final SseFramer framer;
  private final SseEvent event = new SseEvent();
  private final AnswerFacts facts;
  private final JsonScanner<Field> scanner;

  private boolean sawData;
  private boolean done;
  private boolean finished;
  private Optional<String> error = Optional.empty();
  private int malformed;
  private int contentEvents;

  /**
   * @param withholdUsage whether usage is kept from the client, who did not ask for it
   * @param alias the client's name for the model, where the upstream has another
   * @param maxEventBytes longest event that is accepted
   */
  public ChatStreamFilter(boolean withholdUsage, Optional<ModelAlias> alias, int maxEventBytes) {
    this.withholdUsage = withholdUsage;
    this.framer = new SseFramer(maxEventBytes);
    this.facts = new AnswerFacts(alias);
    this.scanner = new JsonScanner<>(Field.TABLE, facts);
  }

  /**
   * Reads one piece, cut anywhere, and hands on each event that it completes. Nothing is handed on
   * after [DONE] or an error. Events point into the array; the filter itself keeps nothing of it.
   *
   * @throws UpstreamFormatException when an event passes the limit
   */
  public void feed(byte[] bytes, int offset, int length, EventSink sink) {
    if (isOver()) {
      return;
    }
    try {
      framer.feed(bytes, offset, length, (array, from, to) -> event(array, from, to, sink));
    } catch (SseFramer.EventTooLongException e) {
      throw new UpstreamFormatException("the upstream broke a limit: " + e.getMessage(), e);
    }
  }

  /** The upstream has ended; whether it did so within an event, which is dropped. */
  public boolean endOfInput() {
    return !isOver() && framer.isInsideEvent();
  }

  /** Whether an event of an answer was seen; comments, errors and broken events do not count. */
  public boolean sawData() {
    return sawData;
  }

  /** Whether the upstream sent [DONE], which is not handed on. */
  public boolean done() {
    return done;
  }

  /** Whether a choice gave its finish_reason, so that an end without [DONE] can count as whole. */
  public boolean finished() {
    return finished;
  }

  /** The event that told of an error, as JSON; it is not handed on. */
  public Optional<String> error() {
    return error;
  }

  public UsageReport usage() {
    return facts.usage();
  }

  /** How many data events were dropped because they were not a JSON object. */
  public int malformed() {
    return malformed;
  }

  /** How many events carried text. */
  public int contentEvents() {
    return contentEvents;
  }

  public TextSample text() {
    return facts.text().sample();
  }

  private boolean isOver() {
    return done || error.isPresent();
  }

  private void event(byte[] array, int from, int to, EventSink sink) {
    if (isOver()) {
      return;
    }
    event.read(array, from, to);
    Slice data = event.data();
    if (event.isComment()) {
      sink.event(event.raw(), data);
      return;
    }
    Slice trimmed = trimmed(data);
    if (trimmed.isEmpty()) {
      return; // the SDKs parse empty data as JSON, and fail
    }
    if (isDone(trimmed)) {
      done = true;
      return;
    }
    chunk(data, sink);
  }

  private void chunk(Slice data, EventSink sink) {
    if (!scan(data)) {
      malformed++;
      return;
    }
    if (facts.error().isPresent()) {
      facts.text().rollBack(); // an error's text is not billed
      error = Optional.of(data.text());
      return;
    }
    sawData = true;
    finished |= facts.finished();
    contentEvents += facts.text().grew() ? 1 : 0;
    if (withholdUsage && facts.isUsageOnly()) {
      return;
    }
    forward(data, sink);
  }

  /** Whether the payload is a JSON object; if not, what was noted of it is forgotten. */
  private boolean scan(Slice data) {
    facts.nextDocument();
    facts.mark();
    scanner.reset();
    facts.piece(data.array(), data.offset());
    try {
      scanner.feed(data.array(), data.offset(), data.length());
      scanner.finish();
    } catch (MalformedJsonException e) {
      facts.rollBack();
      return false;
    }
    return facts.isObject();
  }

  private void forward(Slice data, EventSink sink) {
    List<Edit> edits = ChunkEdits.of(facts, data, withholdUsage);
    if (edits.isEmpty()) {
      sink.event(event.raw(), data);
      return;
    }
    byte[] edited = Edit.apply(edits, data.array(), data.offset(), data.offset() + data.length());
    sink.event(event.withData(edited), Slice.of(edited));
  }

  private static Slice trimmed(Slice data) {
    int from = data.offset();
    int to = data.offset() + data.length();
    while (from < to && ByteScan.isSpace(data.array()[from])) {
      from++;
    }
    while (to > from && ByteScan.isSpace(data.array()[to - 1])) {
      to--;
    }
    return new Slice(data.array(), from, to - from);
  }

  private static boolean isDone(Slice data) {
    int to = data.offset() + data.length();
    return Arrays.equals(data.array(), data.offset(), to, DONE, 0, DONE.length);
  }
}
