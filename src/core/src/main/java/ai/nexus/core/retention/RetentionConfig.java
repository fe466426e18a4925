package ai.nexus.core.retention;

import ai.nexus.core.config.Setting;
import ai.nexus.core.config.SettingsReader;
import java.time.Duration;
import java.util.Optional;

/**
 * How long the ledger keeps what.
 *
 * @param entries how long a usage entry is kept after its end; empty for ever
 */
public record RetentionConfig(Optional<Duration> entries) {

  public static final Setting<Optional<Duration>> MAX_AGE =
      Setting.orNone(Setting.duration("nexus.usage.max-age", "1h", "1h", "36500d"));

  public static RetentionConfig read(SettingsReader settings) {
    return new RetentionConfig(settings.read(MAX_AGE));
  }
}
