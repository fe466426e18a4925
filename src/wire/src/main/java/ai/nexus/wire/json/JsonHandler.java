package ai.nexus.wire.json;

/**
 * Hears what a {@link JsonScanner} finds, in document order. Offsets count from the first byte fed.
 * In every call the scanner's depth is the number of containers around the value: 0 for the
 * document itself, 1 for the members of its outermost object.
 *
 * @param <K> how the caller names the keys it knows
 */
public interface JsonHandler<K> {

  /** A member's key; {@code offset} is its opening quote. */
  default void key(JsonScanner<K> at, long offset) {}

  /** A value starts; {@code offset} is its first byte, for a string the opening quote. */
  default void begin(JsonScanner<K> at, JsonType type, long offset) {}

  /**
   * Bytes {@code from} to {@code to} of a string (without quotes, escapes as written) or a number;
   * several calls when the value was cut. The array is only lent.
   */
  default void bytes(JsonScanner<K> at, JsonType type, byte[] array, int from, int to) {}

  /** A value is over; {@code end} is the offset behind its last byte. */
  default void end(JsonScanner<K> at, JsonType type, long end) {}
}
