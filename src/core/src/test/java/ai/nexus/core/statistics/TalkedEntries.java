package ai.nexus.core.statistics;

import ai.nexus.core.usage.OwnConversation;
import ai.nexus.core.usage.SomeEntry;
import ai.nexus.core.usage.UsageEntry;
import ai.nexus.wire.model.TokenKind;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Entries of conversations at random, and what they add up to: some name none, some go on in one
 * that is called after an earlier entry, and some take two days. Models m0 and m1 are priced in
 * different currencies, m2 is not.
 */
final class TalkedEntries {

  private static final Map<String, Price> PRICES =
      Map.of("m0", new Price("USD", 2, 10), "m1", new Price("EUR", 3, 7));

  private final Random random;
  private final Instant start;
  private final Duration range;
  private final List<SomeEntry> entries = new ArrayList<>();
  private final Set<String> continued = new HashSet<>();

  /** For a million tokens. */
  private record Price(String currency, int input, int output) {

    BigDecimal cost(long inputTokens, long outputTokens) {
      return BigDecimal.valueOf(input * inputTokens + output * outputTokens, 6).setScale(12);
    }
  }

  TalkedEntries(Random random, Instant start, Duration range) {
    this.random = random;
    this.start = start;
    this.range = range;
  }

  static void price(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement insert = connection.createStatement()) {
      for (Map.Entry<String, Price> price : PRICES.entrySet()) {
        insert.executeUpdate(
            """
            insert into price (model, valid_from, above_input_tokens, currency, input_tokens,
              output_tokens, source, shipped, created_at, updated_at)
            values ('%s', 0, 0, '%s', %d, %d, '', false, 0, 0)
            """
                .formatted(
                    price.getKey(),
                    price.getValue().currency(),
                    price.getValue().input(),
                    price.getValue().output()));
      }
      insert.executeUpdate("update catalogue_revision set revision = revision + 1");
    }
  }

  void make(int count) {
    List<String> unnamed = new ArrayList<>();
    long step = range.toMillis() / count;
    for (int i = 0; i < count; i++) {
      Instant begin = start.plusMillis(i * step);
      String id = LedgerRows.id(begin, i);
      SomeEntry entry = entry(id, begin);
      int choice = random.nextInt(10);
      if (choice < 4) {
        entry.conversation("c" + random.nextInt(20));
      } else if (choice < 6 && !unnamed.isEmpty()) {
        String first = OwnConversation.of(unnamed.get(random.nextInt(unnamed.size())));
        continued.add(first);
        entry.conversation(first);
      } else {
        unnamed.add(id);
      }
      entries.add(entry);
    }
  }

  private SomeEntry entry(String id, Instant begin) {
    int seconds = random.nextInt(20) == 0 ? 48 * 3600 : 60;
    Duration total = Duration.ofMillis(random.nextInt(seconds * 1000));
    return SomeEntry.of(id)
        .end(begin.plus(total))
        .model("m" + random.nextInt(3))
        .clientKey("k" + random.nextInt(2))
        .tokens(random.nextInt(1000), random.nextInt(1000))
        .times(total.dividedBy(2), total);
  }

  List<SomeEntry> all() {
    return entries;
  }

  /** By interval and values. */
  static Map<String, String> sums(List<UsageRow> rows) {
    Map<String, String> sums = new TreeMap<>();
    for (UsageRow row : rows) {
      String key = row.key().from() + " " + row.key().values();
      sums.put(key, new Sum().add(row).toString());
    }
    return sums;
  }

  static String total(List<UsageRow> rows) {
    Sum total = new Sum();
    rows.forEach(total::add);
    return total.toString();
  }

  /** What the query's rows must be, with the calendar of java.time alone. */
  Map<String, String> sums(UsageQuery query) {
    Map<String, Sum> sums = new TreeMap<>();
    for (SomeEntry some : entries) {
      if (!some.end().isBefore(query.start())
          && some.end().isBefore(query.end())
          && isWanted(some.entry(), query.filters())) {
        Instant from = CalendarStart.of(some.end(), query.interval(), query.zone());
        List<Optional<String>> values =
            query.groupBy().stream().map(by -> value(by, some.entry())).toList();
        String key = (from.isBefore(query.start()) ? query.start() : from) + " " + values;
        sums.computeIfAbsent(key, each -> new Sum()).add(some.entry());
      }
    }
    Map<String, String> texts = new TreeMap<>();
    sums.forEach((key, sum) -> texts.put(key, sum.toString()));
    return texts;
  }

  private boolean isWanted(UsageEntry entry, Map<Dimension, Set<String>> filters) {
    return filters.entrySet().stream()
        .allMatch(filter -> filter.getValue().contains(value(filter.getKey(), entry).orElse("")));
  }

  private Optional<String> value(Dimension dimension, UsageEntry entry) {
    return switch (dimension) {
      case MODEL -> entry.modelName();
      case CLIENT_KEY -> Optional.of(entry.clientKeyHint());
      case CONVERSATION_ID -> Optional.of(entry.conversationId()).filter(id -> isNamed(id, entry));
      default -> throw new IllegalArgumentException("not tested: " + dimension);
    };
  }

  private boolean isNamed(String conversation, UsageEntry entry) {
    return !conversation.equals(OwnConversation.of(entry.id())) || continued.contains(conversation);
  }

  /** Requests, tokens and costs. */
  private static final class Sum {

    private long requests;
    private long input;
    private long output;
    private final Map<String, BigDecimal> costs = new TreeMap<>();

    void add(UsageEntry entry) {
      long in = entry.usage().tokens().allInput().getAsLong();
      long out = entry.usage().tokens().output().getAsLong();
      requests++;
      input += in;
      output += out;
      Price price = PRICES.get(entry.modelName().orElseThrow());
      if (price != null) {
        costs.merge(price.currency(), price.cost(in, out), BigDecimal::add);
      }
    }

    Sum add(UsageRow row) {
      requests += row.totals().requests();
      input += row.totals().allInput();
      output += row.totals().count(TokenKind.OUTPUT);
      row.totals().cost().forEach((currency, cost) -> costs.merge(currency, cost, BigDecimal::add));
      return this;
    }

    @Override
    public String toString() {
      return requests + " " + input + " " + output + " " + costs;
    }
  }
}
