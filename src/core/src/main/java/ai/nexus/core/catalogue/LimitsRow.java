package ai.nexus.core.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** The limits in a row of table provider, as they stand there; times in milliseconds. */
record LimitsRow(
    OptionalInt maxConcurrent,
    OptionalInt maxQueued,
    OptionalInt connect,
    OptionalInt firstEvent,
    OptionalInt idle,
    OptionalInt total) {

  static LimitsRow read(ResultSet row) throws SQLException {
    return new LimitsRow(
        number(row, "max_concurrent"),
        number(row, "max_queued"),
        number(row, "connect_timeout_ms"),
        number(row, "first_event_timeout_ms"),
        number(row, "idle_timeout_ms"),
        number(row, "total_timeout_ms"));
  }

  /**
   * @throws IllegalArgumentException where one is out of its bounds
   */
  ProviderLimits limits() {
    return new ProviderLimits(
        maxConcurrent,
        maxQueued,
        duration(connect),
        duration(firstEvent),
        duration(idle),
        duration(total));
  }

  /** Empty where the column is null. */
  static OptionalInt number(ResultSet row, String column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(number);
  }

  static Optional<Duration> duration(OptionalInt millis) {
    return millis.isPresent()
        ? Optional.of(Duration.ofMillis(millis.getAsInt()))
        : Optional.empty();
  }
}
