package ai.nexus.core.statistics;

import ai.nexus.core.rollup.QuarterHour;
import ai.nexus.core.rollup.Sums;
import ai.nexus.core.usage.EntrySums;
import ai.nexus.core.usage.UsageSource;
import ai.nexus.wire.model.TokenKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one entry adds to sums.
 *
 * @param conversation empty where nothing named it
 * @param quarter of its end
 * @param currency empty text where it has no cost
 */
record EntryShare(
    String id, Optional<String> conversation, int quarter, int group, String currency, Sums sums) {

  /** What is read of table usage_entry, which a statement calls e. */
  static final String COLUMNS =
      Stream.of(
              Stream.of("id", "conversation_id", "group_id", "ended_at", "total_ms"),
              Stream.of("first_event_ms", "cost", "currency", "price_id"),
              Stream.of(TokenKind.values()).map(TokenKind::label))
          .flatMap(columns -> columns)
          .map(column -> "e." + column)
          .collect(Collectors.joining(", "));

  /** Of the row that the result stands at. */
  static EntryShare of(ResultSet row, Series.GroupSource groups) throws SQLException {
    EntryRow entry = new EntryRow(row);
    int group = row.getInt("group_id");
    return new EntryShare(
        row.getString("id"),
        entry.text("conversation_id"),
        QuarterHour.of(Instant.ofEpochMilli(row.getLong("ended_at"))),
        group,
        EntrySums.currency(entry.charge()),
        sums(entry, groups.group(group).source()));
  }

  private static Sums sums(EntryRow entry, UsageSource source) throws SQLException {
    Sums sums = new Sums();
    EntrySums.add(source, entry.tokens(), entry.total(), entry.firstEvent(), entry.charge(), sums);
    return sums;
  }

  EntryShare in(String named) {
    return new EntryShare(id, Optional.of(named), quarter, group, currency, sums);
  }
}
