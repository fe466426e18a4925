package ai.nexus.wire.openai;

import ai.nexus.wire.json.JsonHandler;
import ai.nexus.wire.json.JsonScanner;
import ai.nexus.wire.json.JsonType;
import ai.nexus.wire.model.BadRequestException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Notes where the members of a chat request lie that the gateway reads. */
final class RequestMembers implements JsonHandler<Field> {

  /** Where a value lies in the body, and whether it is an object without members. */
  record Span(JsonType type, int start, int end, boolean empty) {}

  private final Map<Field, Span> spans = new EnumMap<>(Field.class);
  private Span root = new Span(JsonType.NULL, 0, 0, true);
  private int start;
  private int innerStart;
  private boolean empty;

  Optional<Span> find(Field field) {
    return Optional.ofNullable(spans.get(field));
  }

  Span root() {
    return root;
  }

  @Override
  public void key(JsonScanner<Field> at, long offset) {
    if (at.depth() == 2) {
      empty = false;
    }
  }

  @Override
  public void begin(JsonScanner<Field> at, JsonType type, long offset) {
    switch (at.depth()) {
      case 0 -> root = new Span(type, (int) offset, (int) offset, true);
      case 1 -> {
        start = (int) offset;
        empty = true;
      }
      case 2 -> innerStart = (int) offset;
      default -> {
        // the upstream's business
      }
    }
  }

  @Override
  public void end(JsonScanner<Field> at, JsonType type, long end) {
    if (at.depth() == 1 && isRead(at.key())) {
      note(at.key(), new Span(type, start, (int) end, empty));
    } else if (at.depth() == 2 && isReadWithin(at.keyAt(1), at.key())) {
      note(at.key(), new Span(type, innerStart, (int) end, false));
    }
  }

  private void note(Field field, Span span) {
    if (spans.put(field, span) != null && !mayRepeat(field)) {
      throw new BadRequestException(
          "'%s' is given more than once; parsers differ in which one they take. Give it once."
              .formatted(field.key()),
          field.key());
    }
  }

  /** Where it matters little which one an upstream takes. */
  private static boolean mayRepeat(Field field) {
    return field == Field.MESSAGES || field == Field.PROMPT_CACHE_KEY;
  }

  private static boolean isRead(Field field) {
    return switch (field) {
      case MODEL, MESSAGES, STREAM, STREAM_OPTIONS, METADATA, PROMPT_CACHE_KEY -> true;
      default -> false;
    };
  }

  private static boolean isReadWithin(Field outer, Field field) {
    return (outer == Field.STREAM_OPTIONS && field == Field.INCLUDE_USAGE)
        || (outer == Field.METADATA && field == Field.CONVERSATION_ID);
  }
}
