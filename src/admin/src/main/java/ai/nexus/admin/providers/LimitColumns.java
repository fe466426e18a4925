package ai.nexus.admin.providers;

import ai.nexus.core.catalogue.ProviderLimits;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** A provider's own limits in its row; null where it has none, times in milliseconds. */
@Embeddable
@Access(AccessType.FIELD)
public class LimitColumns {

  @Column(name = "max_concurrent")
  private Integer maxConcurrent;

  @Column(name = "max_queued")
  private Integer maxQueued;

  @Column(name = "connect_timeout_ms")
  private Integer connect;

  @Column(name = "first_event_timeout_ms")
  private Integer firstEvent;

  @Column(name = "idle_timeout_ms")
  private Integer idle;

  @Column(name = "total_timeout_ms")
  private Integer total;

  static LimitColumns of(ProviderLimits limits) {
    LimitColumns columns = new LimitColumns();
    columns.maxConcurrent = column(limits.maxConcurrent());
    columns.maxQueued = column(limits.maxQueued());
    columns.connect = column(limits.connect());
    columns.firstEvent = column(limits.firstEvent());
    columns.idle = column(limits.idle());
    columns.total = column(limits.total());
    return columns;
  }

  ProviderLimits limits() {
    return new ProviderLimits(
        number(maxConcurrent),
        number(maxQueued),
        duration(connect),
        duration(firstEvent),
        duration(idle),
        duration(total));
  }

  private static Integer column(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : null;
  }

  private static Integer column(Optional<Duration> limit) {
    return limit.map(duration -> Math.toIntExact(duration.toMillis())).orElse(null);
  }

  private static OptionalInt number(Integer column) {
    return column == null ? OptionalInt.empty() : OptionalInt.of(column);
  }

  private static Optional<Duration> duration(Integer column) {
    return Optional.ofNullable(column).map(Duration::ofMillis);
  }
}
