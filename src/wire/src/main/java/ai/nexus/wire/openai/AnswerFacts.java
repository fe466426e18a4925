package ai.nexus.wire.openai;

import ai.nexus.wire.json.JsonHandler;
import ai.nexus.wire.json.JsonScanner;
import ai.nexus.wire.json.JsonType;
import ai.nexus.wire.model.UsageReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the gateway wants to know of one answer or one chunk of it, noted in the single pass of a
 * scanner. Usage and text go on from chunk to chunk; the rest is of the document last read.
 */
final class AnswerFacts implements JsonHandler<Field> {

  /** A member of the outermost object: from its key's opening quote to the end of its value. */
  record Member(int start, int valueStart, int end) {}

  private final UsageReader usage = new UsageReader();
  private final RawUsage rawUsage = new RawUsage();
  private final TextCollector text = new TextCollector();
  // Asked with isPresent for each chunk: a lambda that captures was an object a time.
  private final Optional<ModelMatch> model;

  private final List<Member> usageMembers = new ArrayList<>(1);
  private Optional<Member> error = Optional.empty();
  private JsonType root = JsonType.NULL;
  private boolean usageGiven;
  private boolean choicesEmpty;
  private boolean finished;
  private long keyStart;
  private long valueStart;
  private boolean countsInMeta;
  private boolean truthy;

  AnswerFacts(Optional<ModelAlias> alias) {
    this.model = alias.map(ModelMatch::new);
  }

  /** Makes ready for the next chunk. */
  void nextDocument() {
    rawUsage.nextDocument();
    usageMembers.clear();
    error = Optional.empty();
    root = JsonType.NULL;
    usageGiven = false;
    choicesEmpty = false;
    finished = false;
    model.ifPresent(ModelMatch::reset);
  }

  /** Before and after a scanner reads a piece of the document. */
  void piece(byte[] array, int offset) {
    rawUsage.piece(array, offset);
  }

  void pieceEnds(int length) {
    rawUsage.pieceEnds(length);
  }

  /** Remembers what was noted so far, for {@link #rollBack}. */
  void mark() {
    usage.mark();
    rawUsage.mark();
    text.mark();
  }

  /** Forgets what came since the mark. */
  void rollBack() {
    usage.rollBack();
    rawUsage.rollBack();
    text.rollBack();
  }

  UsageReport usage() {
    return new UsageReport(usage.usage(), rawUsage.text());
  }

  TextCollector text() {
    return text;
  }

  Optional<Edit> modelEdit() {
    return model.flatMap(ModelMatch::edit);
  }

  List<Member> usageMembers() {
    return usageMembers;
  }

  Optional<Member> error() {
    return error;
  }

  boolean isObject() {
    return root == JsonType.OBJECT;
  }

  /** Nothing but usage: the extra chunk that include_usage asks for. */
  boolean isUsageOnly() {
    return choicesEmpty && usageGiven;
  }

  /** Whether a choice gave its finish_reason; some servers send "" for none. */
  boolean finished() {
    return finished;
  }

  @Override
  public void key(JsonScanner<Field> at, long offset) {
    if (at.depth() == 1) {
      keyStart = offset;
    }
  }

  @Override
  public void begin(JsonScanner<Field> at, JsonType type, long offset) {
    switch (at.depth()) {
      case 0 -> root = type;
      case 1 -> beginMember(at, type, offset);
      case 2 -> beginInner(at);
      default -> {
        // deeper values are usage or text
      }
    }
    if (isInUsage(at)) {
      usage.begin(at, type, offset);
    }
  }

  @Override
  public void bytes(JsonScanner<Field> at, JsonType type, byte[] array, int from, int to) {
    if (isInUsage(at)) {
      usage.bytes(at, type, array, from, to);
    } else if (at.depth() == 1) {
      memberBytes(at, type, array, from, to);
    } else if (isFinishReason(at)) {
      finished |= type == JsonType.STRING;
    } else if (at.keyAt(1) != Field.TOOLS) { // which a response repeats from its request
      text.bytes(at, type, array, from, to);
    }
  }

  @Override
  public void end(JsonScanner<Field> at, JsonType type, long end) {
    if (isInUsage(at)) {
      usage.end(at, type, end);
    }
    if (at.depth() == 1) {
      endMember(at, type, end);
    }
  }

  private void beginMember(JsonScanner<Field> at, JsonType type, long offset) {
    valueStart = offset;
    countsInMeta = false;
    switch (at.key()) {
      case MODEL -> {
        if (model.isPresent()) {
          model.get().begin(at, type, offset);
        }
      }
      case CHOICES -> choicesEmpty = type == JsonType.ARRAY;
      case USAGE, META -> {
        if (type == JsonType.OBJECT) {
          rawUsage.begin(offset);
        }
      }
      case ERROR ->
          truthy = type == JsonType.OBJECT || type == JsonType.ARRAY || type == JsonType.TRUE;
      default -> {
        // not ours
      }
    }
  }

  private void beginInner(JsonScanner<Field> at) {
    choicesEmpty &= at.keyAt(1) != Field.CHOICES;
    countsInMeta |= at.key() == Field.TOKENS || at.key() == Field.BILLED_UNITS;
  }

  private void memberBytes(JsonScanner<Field> at, JsonType type, byte[] array, int from, int to) {
    switch (at.key()) {
      case MODEL -> {
        if (model.isPresent()) {
          model.get().bytes(at, type, array, from, to);
        }
      }
      case ERROR -> truthy |= type == JsonType.STRING || hasDigitAboveZero(array, from, to);
      default -> text.bytes(at, type, array, from, to);
    }
  }

  private void endMember(JsonScanner<Field> at, JsonType type, long end) {
    switch (at.key()) {
      case MODEL -> {
        if (model.isPresent()) {
          model.get().end(at, type, end);
        }
      }
      case USAGE -> {
        rawUsage.end(end);
        usageMembers.add(member(end));
        usageGiven |= type != JsonType.NULL;
      }
      case META -> {
        if (countsInMeta) {
          rawUsage.end(end);
        } else {
          rawUsage.leave();
        }
      }
      case ERROR -> error = truthy ? Optional.of(member(end)) : Optional.empty();
      default -> {
        // not ours
      }
    }
  }

  /** Only chunks use the places; they are limited to far less than an int can count. */
  private Member member(long end) {
    return new Member((int) keyStart, (int) valueStart, (int) end);
  }

  private static boolean isInUsage(JsonScanner<Field> at) {
    if (at.depth() < 1) {
      return false;
    }
    Field member = at.keyAt(1);
    return member == Field.USAGE || member == Field.META; // the latter is Cohere's
  }

  private static boolean isFinishReason(JsonScanner<Field> at) {
    return at.depth() == 3 && at.key() == Field.FINISH_REASON && at.keyAt(1) == Field.CHOICES;
  }

  private static boolean hasDigitAboveZero(byte[] array, int from, int to) {
    for (int i = from; i < to; i++) {
      if (array[i] > '0' && array[i] <= '9') {
        return true;
      }
    }
    return false;
  }
}
