package ai.nexus.admin.json;

import ai.nexus.core.catalogue.TimeBounds;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads and shows limits of time, which the REST has in whole milliseconds. */
public final class TimeLimits {

  private TimeLimits() {}

  /** Empty where the field is absent or null, or faulty. */
  public static Optional<Duration> read(Fields fields, String name, TimeBounds bounds) {
    long least = bounds.least().toMillis();
    long most = bounds.most().toMillis();
    return fields.number(name, least, most).stream()
        .filter(millis -> millis >= least && millis <= most)
        .mapToObj(Duration::ofMillis)
        .findFirst();
  }

  public static OptionalLong show(Optional<Duration> limit) {
    return limit.stream().mapToLong(Duration::toMillis).findFirst();
  }
}
