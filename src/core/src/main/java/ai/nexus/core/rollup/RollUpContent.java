package ai.nexus.core.rollup;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sums of one span of time by group and currency, as one value of the database: some tens of
 * bytes a group. Format: its version (1); the currencies; then for each group, in ascending order,
 * how far its id is from the last, its currency's place, which of the sums are not zero, and those.
 * Numbers have seven bits a byte, the lowest first, and zigzag where they may be negative, as in
 * protobuf.dev/programming-guides/encoding.
 */
public final class RollUpContent {

  private static final int VERSION = 1;

  private final Map<String, TreeMap<Integer, Sums>> cells = new TreeMap<>();

  /** Is given what a content holds. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * @param sums to be read during the call only
     */
    void group(int group, String currency, Sums sums) throws SQLException;
  }

  void add(int group, String currency, Sums sums) {
    cells
        .computeIfAbsent(currency, each -> new TreeMap<>())
        .computeIfAbsent(group, each -> new Sums())
        .add(sums);
  }

  byte[] bytes() {
    ByteWriter out = new ByteWriter();
    out.number(VERSION);
    out.number(cells.size());
    cells.keySet().forEach(out::text);
    List<Integer> currencies = new ArrayList<>();
    cells.keySet().forEach(currency -> currencies.add(currencies.size()));
    Map<Integer, Map<Integer, Sums>> byGroup = byGroup();
    out.number(byGroup.values().stream().mapToInt(Map::size).sum());
    int last = 0;
    for (Map.Entry<Integer, Map<Integer, Sums>> group : byGroup.entrySet()) {
      for (Map.Entry<Integer, Sums> sums : group.getValue().entrySet()) {
        out.number(group.getKey() - last);
        last = group.getKey();
        out.number(sums.getKey());
        write(sums.getValue(), out);
      }
    }
    return out.bytes();
  }

  /** Group, then the currency's place. */
  private Map<Integer, Map<Integer, Sums>> byGroup() {
    Map<Integer, Map<Integer, Sums>> byGroup = new TreeMap<>();
    int currency = 0;
    for (Map<Integer, Sums> groups : cells.values()) {
      for (Map.Entry<Integer, Sums> group : groups.entrySet()) {
        if (!group.getValue().isZero()) {
          byGroup
              .computeIfAbsent(group.getKey(), each -> new HashMap<>())
              .put(currency, group.getValue());
        }
      }
      currency++;
    }
    return byGroup;
  }

  private static void write(Sums sums, ByteWriter out) {
    int present = 0;
    for (int i = 0; i < Sums.SIZE; i++) {
      present |= sums.value(i) == 0 ? 0 : 1 << i;
    }
    out.number(present);
    for (int i = 0; i < Sums.SIZE; i++) {
      if (sums.value(i) != 0) {
        out.signed(sums.value(i));
      }
    }
  }

  /**
   * @throws IllegalStateException where a newer gateway has written the bytes
   */
  public static void read(byte[] bytes, Visitor visitor) throws SQLException {
    ByteReader in = new ByteReader(bytes);
    long version = in.number();
    if (version != VERSION) {
      throw new IllegalStateException("a roll-up has version " + version + ", not " + VERSION);
    }
    String[] currencies = new String[(int) in.number()];
    for (int i = 0; i < currencies.length; i++) {
      currencies[i] = in.text();
    }
    long count = in.number();
    int group = 0;
    Sums sums = new Sums();
    for (long i = 0; i < count; i++) {
      group += (int) in.number();
      String currency = currencies[(int) in.number()];
      readSums(in, sums);
      visitor.group(group, currency, sums);
    }
  }

  private static void readSums(ByteReader in, Sums sums) {
    sums.clear();
    int present = (int) in.number();
    while (present != 0) {
      sums.value(Integer.numberOfTrailingZeros(present), in.signed());
      present &= present - 1;
    }
  }
}
