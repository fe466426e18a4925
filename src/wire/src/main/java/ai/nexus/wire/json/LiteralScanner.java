package ai.nexus.wire.json;

import java.nio.charset.StandardCharsets;

/** Reads {@code true}, {@code false} or {@code null} in pieces cut anywhere. */
final class LiteralScanner {

  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private JsonType type = JsonType.NULL;
  private byte[] word = NULL;
  private int read;

  /** Whether a literal starts with this byte; {@link #scan} reads it again. */
  boolean begin(byte first) {
    switch (first) {
      case 't' -> begin(JsonType.TRUE, TRUE);
      case 'f' -> begin(JsonType.FALSE, FALSE);
      case 'n' -> begin(JsonType.NULL, NULL);
      default -> {
        return false;
      }
    }
    return true;
  }

  JsonType type() {
    return type;
  }

  boolean complete() {
    return read == word.length;
  }

  int scan(byte[] array, int from, int end, long shift) {
    int i = from;
    while (i < end && !complete()) {
      if (array[i] != word[read]) {
        throw new MalformedJsonException(shift + i, "a word that is not true, false or null");
      }
      read++;
      i++;
    }
    return i;
  }

  private void begin(JsonType begun, byte[] letters) {
    type = begun;
    word = letters;
    read = 0;
  }
}
