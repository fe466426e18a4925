package ai.nexus.wire.openai;

import ai.nexus.wire.json.JsonHandler;
import ai.nexus.wire.json.JsonScanner;
import ai.nexus.wire.json.JsonText;
import ai.nexus.wire.json.JsonType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the top-level {@code model} that carries the upstream's name, to put the client's there.
 */
final class ModelMatch implements JsonHandler<Field> {

  private final ModelAlias alias;
  private final byte[] upstreamName;
  private final byte[] replacement;
  private final byte[] held; // the name as written; at its longest every byte is an escape
  private int length;
  private boolean tooLong;
  private long start;
  private Optional<Edit> edit = Optional.empty();

  ModelMatch(ModelAlias alias) {
    this.alias = alias;
    this.upstreamName = alias.upstreamModel().getBytes(StandardCharsets.UTF_8);
    this.replacement = JsonText.quote(alias.modelName());
    this.held = new byte[6 * upstreamName.length];
  }

  /** The last match, which is the one that parsers take. */
  Optional<Edit> edit() {
    return edit;
  }

  void reset() {
    edit = Optional.empty();
  }

  @Override
  public void begin(JsonScanner<Field> at, JsonType type, long offset) {
    start = offset;
    length = 0;
    tooLong = false;
  }

  @Override
  public void bytes(JsonScanner<Field> at, JsonType type, byte[] array, int from, int to) {
    int more = to - from;
    tooLong |= more > held.length - length;
    if (!tooLong) {
      System.arraycopy(array, from, held, length, more);
      length += more;
    }
  }

  @Override
  public void end(JsonScanner<Field> at, JsonType type, long end) {
    if (type == JsonType.STRING && !tooLong && matches()) {
      edit = Optional.of(Edit.replace(start, end, replacement));
    }
  }

  /** Nearly always the name is written plainly, and no string need be made. */
  private boolean matches() {
    return Arrays.equals(held, 0, length, upstreamName, 0, upstreamName.length)
        || (length > upstreamName.length
            && JsonText.decode(held, 0, length).equals(alias.upstreamModel()));
  }
}
