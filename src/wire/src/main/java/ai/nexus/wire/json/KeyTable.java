package ai.nexus.wire.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The keys that a caller wants to tell apart, found by their UTF-8 bytes without making strings.
 * Immutable; one table serves every scanner.
 *
 * @param <K> how the caller names the keys
 */
public final class KeyTable<K> {

  @SuppressWarnings("ArrayRecordComponent") // looked through, never compared
  private record Entry<K>(byte[] name, K key) {}

  private final K other;
  private final List<List<Entry<K>>> byLength = new ArrayList<>();

  /**
   * @param other stands for every key that is not in the table
   */
  public KeyTable(K other, Map<String, K> keys) {
    this.other = other;
    keys.forEach((name, key) -> add(name.getBytes(StandardCharsets.UTF_8), key));
  }

  K other() {
    return other;
  }

  /** The longest way to write a known key: every byte as a six-byte escape. */
  int longestWritten() {
    return 6 * Math.max(0, byLength.size() - 1);
  }

  /** The key written in {@code array} between the quotes, escapes decoded. */
  K find(byte[] array, int from, int to, boolean escaped) {
    if (!escaped) {
      return find(array, from, to);
    }
    byte[] decoded = JsonText.decode(array, from, to).getBytes(StandardCharsets.UTF_8);
    return find(decoded, 0, decoded.length);
  }

  private K find(byte[] array, int from, int to) {
    int length = to - from;
    if (length >= byLength.size()) {
      return other;
    }
    List<Entry<K>> candidates = byLength.get(length);
    for (int i = 0; i < candidates.size(); i++) { // no iterator: this runs for every key
      Entry<K> candidate = candidates.get(i);
      if (Arrays.equals(candidate.name, 0, length, array, from, to)) {
        return candidate.key;
      }
    }
    return other;
  }

  private void add(byte[] name, K key) {
    while (byLength.size() <= name.length) {
      byLength.add(new ArrayList<>());
    }
    byLength.get(name.length).add(new Entry<>(name, key));
  }
}
