package ai.nexus.core.usage;

import ai.nexus.core.config.Setting;
import ai.nexus.core.config.SettingsReader;
import java.time.Duration;

/**
 * How usage entries reach the disk and the database.
 *
 * @param fsync whether an entry also survives a power cut, at the price of a disk flush each
 * @param segmentBytes the size at which the journal begins a new file
 * @param batchSize the most entries in one transaction
 * @param linger how long the writer waits between transactions, so that each holds more entries
 */
public record UsageConfig(boolean fsync, long segmentBytes, int batchSize, Duration linger) {

  public static final Setting<Boolean> FSYNC = Setting.flag("nexus.usage.fsync", false);
  public static final Setting<Long> SEGMENT_SIZE =
      Setting.size("nexus.usage.segment-size", "16MiB", "64KiB", "1GiB");
  public static final Setting<Integer> BATCH_SIZE =
      Setting.number("nexus.usage.batch-size", 2000, 1, 5000);
  public static final Setting<Duration> LINGER =
      Setting.duration("nexus.usage.linger", "100ms", "0ms", "1s");

  public static UsageConfig read(SettingsReader settings) {
    return new UsageConfig(
        settings.read(FSYNC),
        settings.read(SEGMENT_SIZE),
        settings.read(BATCH_SIZE),
        settings.read(LINGER));
  }
}
