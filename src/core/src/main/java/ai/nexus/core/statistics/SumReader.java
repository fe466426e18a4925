package ai.nexus.core.statistics;

import ai.nexus.core.rollup.Cells;
import ai.nexus.core.rollup.RollUpContent;
import ai.nexus.core.rollup.RollUps;
import ai.nexus.core.rollup.Span;
import java.sql.Connection;
import java.sql.SQLException;

/** Reads the sums of buckets of time from roll-ups, and from the cells that are in none yet. */
final class SumReader {

  private final Connection connection;
  private final Buckets buckets;
  private final SumTable<?> table;
  private final Cover cover;

  SumReader(Connection connection, Buckets buckets, SumTable<?> table) {
    this.connection = connection;
    this.buckets = buckets;
    this.table = table;
    this.cover = new Cover(buckets);
  }

  void read() throws SQLException {
    readDays();
    readWithin(Span.HOUR);
    readWithin(Span.QUARTER);
    Cells.read(
        connection,
        buckets.start(),
        buckets.end(),
        (key, sums) -> table.add(buckets.of(key.quarter()), key.group(), key.currency(), sums));
  }

  private void readDays() throws SQLException {
    RollUps.read(
        connection,
        Span.DAY,
        Span.DAY.startOf(buckets.start()),
        buckets.end(),
        (day, content) -> {
          int bucket = cover.bucketOfDay(day);
          cover.add(day, bucket);
          if (bucket >= 0) {
            RollUpContent.read(
                content.bytes(),
                (group, currency, sums) -> table.add(bucket, group, currency, sums));
          }
        });
  }

  private void readWithin(Span span) throws SQLException {
    for (Cover.Range range : cover.ranges(span)) {
      RollUps.read(
          connection,
          span,
          range.from(),
          range.to(),
          (start, content) -> {
            int bucket = buckets.of(start);
            int elsewhere = cover.bucketOfDay(Span.DAY.startOf(start));
            RollUpContent.read(
                content.bytes(),
                (group, currency, sums) -> {
                  table.add(bucket, group, currency, sums);
                  table.subtract(elsewhere, group, currency, sums);
                });
          });
    }
  }
}
