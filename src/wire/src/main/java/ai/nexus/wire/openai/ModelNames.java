package ai.nexus.wire.openai;

import ai.nexus.wire.json.JsonHandler;
import ai.nexus.wire.json.JsonScanner;
import ai.nexus.wire.json.JsonType;
import ai.nexus.wire.json.MalformedJsonException;
import ai.nexus.wire.json.Slice;
import java.util.List;
import java.util.Optional;

/**
 * Puts the client's name for a model in the place of the upstream's: as {@code model} of a
 * document, or of the {@code message}, {@code response} or {@code session} that an event of a
 * stream or a socket holds.
 */
public final class ModelNames implements JsonHandler<Field> {

  private final ModelMatch match;

  private ModelNames(ModelAlias alias) {
    this.match = new ModelMatch(alias);
  }

  /**
   * The document with the client's name; the same slice where the upstream's does not stand in it.
   */
  public static Optional<Slice> renamed(Slice document, ModelAlias alias) {
    ModelNames names = new ModelNames(alias);
    try {
      new JsonScanner<>(Field.TABLE, names)
          .feed(document.array(), document.offset(), document.length());
    } catch (MalformedJsonException broken) {
      return Optional.empty();
    }
    int end = document.offset() + document.length();
    return names
        .match
        .edit()
        .map(edit -> Edit.apply(List.of(edit), document.array(), document.offset(), end))
        .map(Slice::of);
  }

  private static boolean isModel(JsonScanner<Field> at) {
    if (at.depth() < 1 || at.depth() > 2 || at.key() != Field.MODEL) {
      return false;
    }
    return at.depth() == 1
        || at.keyAt(1) == Field.MESSAGE
        || at.keyAt(1) == Field.RESPONSE
        || at.keyAt(1) == Field.SESSION;
  }

  @Override
  public void begin(JsonScanner<Field> at, JsonType type, long offset) {
    if (isModel(at)) {
      match.begin(at, type, offset);
    }
  }

  @Override
  public void bytes(JsonScanner<Field> at, JsonType type, byte[] array, int from, int to) {
    if (isModel(at)) {
      match.bytes(at, type, array, from, to);
    }
  }

  @Override
  public void end(JsonScanner<Field> at, JsonType type, long end) {
    if (isModel(at)) {
      match.end(at, type, end);
    }
  }
}
