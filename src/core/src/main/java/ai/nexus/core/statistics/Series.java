package ai.nexus.core.statistics;

import ai.nexus.core.usage.EntryGroup;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Puts the groups of entries together by a key, and numbers the keys from 0 as they come. For one
 * thread.
 */
final class Series<K> {

  /** Of a group that does not count. */
  static final int NONE = -1;

  private static final int NEW = -2;

  private final GroupSource groups;
  private final Function<EntryGroup, Optional<K>> key;
  private final List<K> keys = new ArrayList<>();
  private final Map<K, Integer> numbers = new HashMap<>();
  // By the group's id, because this is asked for each group of each roll-up.
  private int[] known = new int[0];

  /** Finds groups by their ids. */
  @FunctionalInterface
  interface GroupSource {
    EntryGroup group(int id) throws SQLException;
  }

  /**
   * @param key empty for a group that does not count
   */
  Series(GroupSource groups, Function<EntryGroup, Optional<K>> key) {
    this.groups = groups;
    this.key = key;
  }

  /** The number of the group's key, or {@link #NONE}. */
  int of(int group) throws SQLException {
    if (group >= known.length) {
      int size = known.length;
      known = Arrays.copyOf(known, Math.max(group + 1, 2 * size));
      Arrays.fill(known, size, known.length, NEW);
    }
    if (known[group] == NEW) {
      known[group] = key.apply(groups.group(group)).map(this::number).orElse(NONE);
    }
    return known[group];
  }

  private int number(K seriesKey) {
    return numbers.computeIfAbsent(
        seriesKey,
        first -> {
          keys.add(first);
          return keys.size() - 1;
        });
  }

  int count() {
    return keys.size();
  }

  /** All that were given out. */
  List<Integer> numbers() {
    return IntStream.range(0, keys.size()).boxed().toList();
  }

  /** The same in the order of their keys. */
  List<Integer> numbers(Comparator<K> order) {
    return numbers().stream().sorted(Comparator.comparing(keys::get, order)).toList();
  }

  K key(int number) {
    return keys.get(number);
  }
}
