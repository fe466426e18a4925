package ai.nexus.wire.openai;

import ai.nexus.wire.json.JsonHandler;
import ai.nexus.wire.json.JsonScanner;
import ai.nexus.wire.json.JsonType;
import ai.nexus.wire.json.Slice;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.model.UsageReport;
import java.util.Optional;

/**
 * What is noted of one event that has a type: where its texts and its number lie, and usage, which
 * is the event's own or its response's. Usage goes on from event to event; the rest is of the event
 * last read.
 */
final class TypedEventFacts implements JsonHandler<Field> {

  /** A string without its quotes, in bytes of the event. */
  record Span(int from, int to) {}

  private final UsageReader ownUsage = new UsageReader(1);
  private final UsageReader responseUsage = new UsageReader(2);
  private final RawUsage rawUsage = new RawUsage();
  private Optional<Span> type = Optional.empty();
  private Optional<Span> delta = Optional.empty();
  private Optional<Span> id = Optional.empty();
  private Optional<Span> model = Optional.empty();
  private Optional<Span> number = Optional.empty();
  private boolean object;
  private boolean toldError;
  private boolean toldUsage;
  private long valueStart;

  /** Makes ready for an event, which comes in one piece. */
  void next(Slice event) {
    rawUsage.nextDocument();
    rawUsage.piece(event.array(), event.offset());
    ownUsage.mark();
    responseUsage.mark();
    rawUsage.mark();
    forget();
  }

  private void forget() {
    type = Optional.empty();
    delta = Optional.empty();
    id = Optional.empty();
    model = Optional.empty();
    number = Optional.empty();
    object = false;
    toldError = false;
    toldUsage = false;
  }

  void end(int length) {
    rawUsage.pieceEnds(length);
  }

  void rollBack() {
    ownUsage.rollBack();
    responseUsage.rollBack();
    rawUsage.rollBack();
    forget();
  }

  boolean isObject() {
    return object;
  }

  Optional<Span> type() {
    return type;
  }

  Optional<Span> delta() {
    return delta;
  }

  Optional<Span> id() {
    return id;
  }

  Optional<Span> model() {
    return model;
  }

  /** As it was written. */
  Optional<Span> number() {
    return number;
  }

  boolean toldError() {
    return toldError;
  }

  /** Whether this event has a usage object. */
  boolean toldUsage() {
    return toldUsage;
  }

  UsageReport usage() {
    TokenUsage ofResponse = responseUsage.usage();
    TokenUsage tokens = ofResponse.isUnknown() ? ownUsage.usage() : ofResponse;
    return new UsageReport(tokens, rawUsage.text());
  }

  @Override
  public void begin(JsonScanner<Field> at, JsonType kind, long offset) {
    int depth = at.depth();
    if (depth == 0) {
      object = kind == JsonType.OBJECT;
      return;
    }
    if (depth <= 2) {
      valueStart = offset;
      beginUsage(at, depth, kind, offset);
    }
    if (isOwnUsage(at)) {
      ownUsage.begin(at, kind, offset);
    } else if (isResponseUsage(at)) {
      responseUsage.begin(at, kind, offset);
    }
  }

  private void beginUsage(JsonScanner<Field> at, int depth, JsonType kind, long offset) {
    boolean usage = depth == 1 ? isOwnUsage(at) : isResponseUsage(at);
    if (usage && kind == JsonType.OBJECT) {
      rawUsage.begin(offset);
      toldUsage = true;
    }
  }

  @Override
  public void bytes(JsonScanner<Field> at, JsonType kind, byte[] array, int from, int to) {
    if (isOwnUsage(at)) {
      ownUsage.bytes(at, kind, array, from, to);
    } else if (isResponseUsage(at)) {
      responseUsage.bytes(at, kind, array, from, to);
    }
  }

  @Override
  public void end(JsonScanner<Field> at, JsonType kind, long end) {
    if (isOwnUsage(at)) {
      ownUsage.end(at, kind, end);
    } else if (isResponseUsage(at)) {
      responseUsage.end(at, kind, end);
    }
    if (at.depth() == 1) {
      member(at.key(), kind, end);
    } else if (at.depth() == 2 && at.keyAt(1) == Field.RESPONSE) {
      responseMember(at.key(), kind, end);
    }
  }

  private void member(Field key, JsonType kind, long end) {
    switch (key) {
      case TYPE -> type = span(kind, end);
      case DELTA -> delta = span(kind, end);
      case ERROR -> toldError = kind == JsonType.OBJECT || span(kind, end).isPresent();
      case USAGE -> rawUsage.end(end);
      case SEQUENCE_NUMBER -> number = number(kind, end);
      default -> {
        // not ours
      }
    }
  }

  private void responseMember(Field key, JsonType kind, long end) {
    switch (key) {
      case ID -> id = span(kind, end);
      case MODEL -> model = span(kind, end);
      case USAGE -> rawUsage.end(end);
      default -> {
        // not ours
      }
    }
  }

  /** Of a string that is not empty. Events are limited to far less than an int can count. */
  private Optional<Span> span(JsonType kind, long end) {
    return kind == JsonType.STRING && end - valueStart > 2
        ? Optional.of(new Span((int) valueStart + 1, (int) end - 1))
        : Optional.empty();
  }

  private Optional<Span> number(JsonType kind, long end) {
    return kind == JsonType.NUMBER
        ? Optional.of(new Span((int) valueStart, (int) end))
        : Optional.empty();
  }

  private static boolean isOwnUsage(JsonScanner<Field> at) {
    return at.depth() >= 1 && at.keyAt(1) == Field.USAGE;
  }

  private static boolean isResponseUsage(JsonScanner<Field> at) {
    return at.depth() >= 2 && at.keyAt(1) == Field.RESPONSE && at.keyAt(2) == Field.USAGE;
  }
}
