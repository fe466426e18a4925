package ai.nexus.wire.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a scanner tells, independent of how the document was cut. */
final class EventLog implements JsonHandler<String> {

  private final List<String> lines = new ArrayList<>();
  private final StringBuilder value = new StringBuilder();

  List<String> lines() {
    return lines;
  }

  @Override
  public void key(JsonScanner<String> at, long offset) {
    lines.add("key %s %d @%d".formatted(at.key(), at.depth(), offset));
  }

  @Override
  public void begin(JsonScanner<String> at, JsonType type, long offset) {
    value.setLength(0);
    lines.add("begin %s %s %d @%d".formatted(at.key(), type, at.depth(), offset));
  }

  @Override
  public void bytes(JsonScanner<String> at, JsonType type, byte[] array, int from, int to) {
    value.append(new String(array, from, to - from, StandardCharsets.ISO_8859_1));
  }

  @Override
  public void end(JsonScanner<String> at, JsonType type, long end) {
    lines.add("end %s %s %s %d @%d".formatted(at.key(), type, value, at.depth(), end));
    value.setLength(0);
  }
}
