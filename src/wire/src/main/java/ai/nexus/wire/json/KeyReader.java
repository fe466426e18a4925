package ai.nexus.wire.json;

/**
 * Gathers a key that may come in pieces and looks it up; a key longer than any known is unknown.
 */
final class KeyReader<K> {

  private final KeyTable<K> table;
  private final byte[] held;
  private int length;
  private boolean tooLong;

  KeyReader(KeyTable<K> table) {
    this.table = table;
    this.held = new byte[table.longestWritten()];
  }

  void begin() {
    length = 0;
    tooLong = false;
  }

  /** Keeps a part of the key whose end has not come yet. */
  void hold(byte[] array, int from, int to) {
    int more = to - from;
    if (tooLong || more > held.length - length) {
      tooLong = true;
      return;
    }
    System.arraycopy(array, from, held, length, more);
    length += more;
  }

  /** The key, of which {@code from} to {@code to} is the last part. */
  K finish(byte[] array, int from, int to, boolean escaped) {
    if (length == 0 && !tooLong) {
      return table.find(array, from, to, escaped);
    }
    hold(array, from, to);
    return tooLong ? table.other() : table.find(held, 0, length, escaped);
  }
}
