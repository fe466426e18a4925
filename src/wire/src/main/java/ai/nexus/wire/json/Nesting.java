package ai.nexus.wire.json;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The containers that are open around a place in a document, and the key last read in each. */
final class Nesting<K> {

  private final K other;
  private final int limit;
  private final BitSet objects = new BitSet();
  private final List<K> keys = new ArrayList<>();
  private int depth;

  Nesting(K other, int limit) {
    this.other = other;
    this.limit = limit;
    keys.add(other); // depth 0: the document itself has no key
  }

  void clear() {
    depth = 0;
  }

  int depth() {
    return depth;
  }

  boolean isFull() {
    return depth == limit;
  }

  boolean inObject() {
    return depth > 0 && objects.get(depth);
  }

  void push(boolean object) {
    depth++;
    objects.set(depth, object);
    if (keys.size() == depth) {
      keys.add(other);
    }
    keys.set(depth, other);
  }

  void pop() {
    depth--;
  }

  void key(K key) {
    keys.set(depth, key);
  }

  K keyAt(int level) {
    return level <= depth ? keys.get(level) : other;
  }
}
